import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { createLog } from "../log";
import { honestAnswer } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";
import { tracePage } from "./trace-page";
import { isTraced, traceIdOf } from "./traced-unit";
import { UnitTracer } from "./unit-tracer";

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status: { code: number; message?: string };
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** A collector as OTLP describes it, which answers with `status`. */
class Collector {
  readonly bodies: string[] = [];
  readonly paths = new Set<string>();
  status = 200;
  readonly #server: Server = createServer(async (request, response) => {
    this.paths.add(`${request.method} ${request.url}`);
    this.bodies.push(await text(request));
    response.writeHead(this.status, { "content-type": "application/json" }).end("{}");
  });

  async open(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  get spans(): Span[] {
    return this.bodies.flatMap((body) =>
      JSON.parse(body).resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
        scopeSpans.flatMap(({ spans }) => spans),
      ),
    );
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

let collector: Collector;
let city: TestCoordinator;

beforeEach(async () => {
  collector = new Collector();
  const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
  const TRACE_PAGE = "https://traces.example.org/trace/{traceId}";
  city = await startTestCoordinator({}, { OTEL_EXPORTER_OTLP_ENDPOINT, TRACE_PAGE, CITY_NAME: "Stratford" });
});

afterEach(async () => {
  await city.close();
  collector.close();
});

const finished = (id: JobId) =>
  until("the job is finished", async () => {
    const job = await city.handle.prisma.job.findUniqueOrThrow({ where: { id } });
    return job.state === "finished" || job.state === "paused";
  });

/** Honest, but the program fails at this unit. */
const failingAt = (bad: number) => (unit: number) =>
  unit === bad
    ? ({ kind: "failed", unit, reason: "trap", message: "a secret", fuel: 9, ms: 1 } as const)
    : honestAnswer(unit);

test("a unit that failed has a trace, in which all its attempts are, and nothing of what it computed", async () => {
  const jobId = await city.seed({ units: 3, replicas: 2 });
  for (let i = 0; i < 2; i++) city.device({ answer: failingAt(1) });
  await finished(jobId);
  const traceId = traceIdOf(jobId, 1);
  await until("its trace is sent", () => collector.spans.some((span) => span.traceId === traceId));
  expect([...collector.paths]).toEqual(["POST /v1/traces"]);
  const spans = collector.spans.filter((span) => span.traceId === traceId);
  const root = spans.find(({ name }) => name === "unit");
  const attempts = spans.filter(({ name }) => name === "attempt");
  expect(attempts).toHaveLength(2);
  for (const { parentSpanId } of attempts) expect(parentSpanId).toBe(root?.spanId);
  expect(root).toMatchObject({ status: { code: 2, message: "trap" } });
  for (const { startTimeUnixNano, endTimeUnixNano } of spans) {
    expect(BigInt(startTimeUnixNano) >= BigInt(root?.startTimeUnixNano ?? 0)).toBe(true);
    expect(BigInt(endTimeUnixNano) <= BigInt(root?.endTimeUnixNano ?? 0)).toBe(true);
  }
  expect(collector.bodies.join()).not.toContain("secret");
  expect(collector.bodies.join()).toContain("Stratford");

  const { getTimeline } = checkedVerbs;
  const page = `https://traces.example.org/trace/${traceId}`;
  expect(await getTimeline({ ctx: city.admin, input: { jobId, unit: 1 } })).toMatchObject({ tracePage: page });
  const { person } = city.admin;
  const customer = { via: "test", person: person && { ...person, role: "person" as const } };
  expect(tracePage(city.handle.config, customer, { jobId, unit: 1, ok: false })).toBeNull();
});

test("of the others one in a thousand has one, whoever asks", () => {
  const traced = Array.from({ length: 200_000 }, (_, unit) => ({ jobId: "job_5f2a" as JobId, unit, ok: true })).filter(
    isTraced,
  );
  expect(traced.length).toBeGreaterThan(150);
  expect(traced.length).toBeLessThan(250);
  const elsewhere = traced.filter(({ unit }) => isTraced({ jobId: "job_5f2b" as JobId, unit, ok: true }));
  expect(elsewhere.length).toBeLessThan(10);
});

test("a collector that refuses or is gone costs traces, and nothing else", async () => {
  collector.status = 503;
  city.device({ answer: failingAt(1) });
  await finished(await city.seed({ units: 5, replicas: 1 }));
  await until("the collector has refused", () => collector.bodies.length > 0);
  collector.close();
  await finished(await city.seed({ units: 5, replicas: 1 }));
});

test("however many units fail, a bounded number waits to be traced, and the log says how many are left out", async () => {
  const { pool } = city.handle;
  const log = createLog("silent");
  const warn = vi.spyOn(log, "warn");
  const traces = { collector: "http://127.0.0.1:9", page: undefined };
  const tracer = new UnitTracer({ config: { traces, cityName: "Stratford" }, pool, log, self: "co_1" });
  const failed = LIMITS.MAX_TRACES_WAITING + 4_000;
  const jobId = "job_of_nobody" as JobId;
  tracer.committed({ settled: Array.from({ length: failed }, (_, unit) => ({ jobId, unit, ok: false })) });
  await tracer.round();
  expect(warn.mock.calls).toEqual([[{ event: "traces.left-out", units: 4_000 }, expect.any(String)]]);
  await tracer.close();
});
