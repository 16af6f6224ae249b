import { type Attributes, SpanKind, SpanStatusCode, TraceFlags } from "@opentelemetry/api";
import type { Resource } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { Answer, Attempt, UnitAttempts } from "./read-attempts";
import { saidMoments } from "./said-moments";
import { type SettledUnit, spanIdOf, traceIdOf } from "./traced-unit";

interface Span {
  /** Unique in its trace. */
  id: string;
  parent?: string;
  name: string;
  fromMs: number;
  toMs: number;
  attributes: Attributes;
  /** Absent: it went well. */
  error?: string;
}

const UNIT = "unit";

/**
 * The trace of a settled unit, from its first grant until it was settled: one span for each attempt, with the time until
 * its inputs were there and the time that it ran, as far as the device told them credibly. Nothing of what was computed is in it.
 */
export function unitSpans(settled: SettledUnit, { answers, losses }: UnitAttempts, resource: Resource): ReadableSpan[] {
  const attempts: Attempt[] = [...answers, ...losses];
  if (attempts.length === 0) return []; // Its job was erased meanwhile.
  const traceId = traceIdOf(settled.jobId, settled.unit);
  const settling = answers.find(({ settles }) => settles);
  const unit: Span = {
    ...{ id: UNIT, name: UNIT },
    fromMs: Math.min(...attempts.map(beganMs)),
    toMs: settling?.endedMs ?? Math.max(...attempts.map(({ endedMs }) => endedMs)),
    attributes: { "lamplighter.job.id": settled.jobId, "lamplighter.unit": settled.unit },
    ...(settled.ok ? {} : { error: settling?.failure ?? "failed" }),
  };
  const spans = [unit, ...answers.flatMap(spansOfAnswer), ...losses.map(spanOfLoss)];
  return spans.map((span) => readable(span, traceId, resource));
}

const beganMs = ({ grantedMs, endedMs }: Attempt) => grantedMs ?? endedMs;

const attemptSpan = (id: string, attempt: Attempt, attributes: Attributes): Span => ({
  ...{ id, parent: UNIT, name: "attempt", fromMs: beganMs(attempt), toMs: attempt.endedMs },
  attributes: { "lamplighter.device.no": attempt.device, "lamplighter.device.engine": attempt.engine, ...attributes },
});

function spansOfAnswer(answer: Answer, at: number): Span[] {
  const id = `answer ${at}`;
  const { settles, failure, computedMs, grantedMs, endedMs } = answer;
  const attempt = attemptSpan(id, answer, { "lamplighter.settles": settles, "lamplighter.computed_ms": computedMs });
  if (failure !== null) attempt.error = failure;
  const said = saidMoments({
    ...answer,
    grantedMs: grantedMs === null ? null : BigInt(grantedMs),
    returnedAt: new Date(endedMs),
  });
  if (said.fetchedAt === null || said.startedAt === null) return [attempt];
  const [fetchedMs, startedMs] = [Date.parse(said.fetchedAt), Date.parse(said.startedAt)];
  const part = (name: string, fromMs: number, toMs: number): Span => ({
    ...{ id: `${id} ${name}`, parent: id, name, fromMs, toMs: Math.min(toMs, endedMs), attributes: {} },
  });
  return [attempt, part("fetch", attempt.fromMs, fetchedMs), part("run", startedMs, startedMs + computedMs)];
}

function spanOfLoss(loss: UnitAttempts["losses"][number], at: number): Span {
  return { ...attemptSpan(`loss ${at}`, loss, {}), error: `lost: ${loss.cause}` };
}

function readable(span: Span, traceId: string, resource: Resource): ReadableSpan {
  const contextOf = (id: string) => ({ traceId, spanId: spanIdOf(traceId, id), traceFlags: TraceFlags.SAMPLED });
  const { id, parent, name, fromMs, toMs, attributes, error } = span;
  return {
    name,
    kind: SpanKind.INTERNAL,
    spanContext: () => contextOf(id),
    ...(parent === undefined ? {} : { parentSpanContext: contextOf(parent) }),
    startTime: timeOf(fromMs),
    endTime: timeOf(Math.max(fromMs, toMs)),
    duration: timeOf(Math.max(0, toMs - fromMs)),
    status: error === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: error },
    attributes,
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: { name: "lamplighter" },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Seconds and nanoseconds. */
function timeOf(ms: number): [number, number] {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1e6)];
}
