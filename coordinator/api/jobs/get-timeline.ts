import type { LossCause } from "#core/coordination/granting/lost-attempt";
import { grantsOf } from "#core/coordination/granting/slots";
import type { GrantRun, JobRun } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow, LostAttempt, Replica } from "#prisma/generated/client";
import { UnitInput } from "#protocol/api/jobs";
import type { UnitAttempt, UnitTimeline } from "#protocol/api/timeline";
import type { Language } from "#protocol/text/language";
import { lostAttemptInWords } from "#protocol/words/lost-attempt-in-words";
import { type UnitWaiting, unitWaitingInWords } from "#protocol/words/unit-waiting-in-words";
import { agreesWith } from "../../comparison/agrees-with";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { saidMoments } from "../../tracing/said-moments";
import { tracePage } from "../../tracing/trace-page";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { deviceKind } from "./device-kind";
import { jobView } from "./job-view";
import { keptJob } from "./kept-job";

/** Concurrent attempts at one unit; more are counted but not listed. */
const MAX_UNDER_WAY = 16;

/** What happened to one unit so far and, if it is not settled, why. */
export async function getTimeline({ ctx, input }: Call<unknown>): Promise<UnitTimeline> {
  const { jobId, unit } = parseInput(UnitInput, input);
  const job = await keptJob(ctx, jobId);
  if (unit >= job.units) throw refuse("no-such-unit", { unit, units: job.units });
  const { prisma, coordinator, config } = handle();
  const { state } = coordinator;
  const rows = await prisma.replica.findMany({ where: { jobNo: job.no, unit }, orderBy: { returnedAt: "asc" } });
  const losses = await prisma.lostAttempt.findMany({ where: { jobNo: job.no, unit }, orderBy: { number: "asc" } });
  const settling = rows.find(({ settles }) => settles);
  const grants = settling
    ? []
    : [...grantsOf(state, job.id as JobId)].filter(({ outstanding }) => outstanding.has(unit)).slice(0, MAX_UNDER_WAY);
  const devices = await prisma.device.findMany({
    where: { no: { in: [...rows, ...losses].map(({ deviceNo }) => deviceNo) } },
    select: { no: true, engine: true, label: true },
  });
  const whereNo = (deviceNo: number) => whereOf(devices.find(({ no }) => no === deviceNo));
  // The row that settles a unit which was given up represents its last lost attempt.
  const answers = losses.length > 0 ? rows.filter(({ failure }) => failure !== "lost") : rows;
  const returned = answers.map((row) => ({ ...whereNo(row.deviceNo), ...attemptOf(row, settling, job) }));
  const lost = losses.map((row) => ({ ...whereNo(row.deviceNo), ...lostAttemptOf(row, ctx.language) }));
  const underWay = grants.map(({ deviceId, grantedAt, running }): UnitAttempt => {
    const device = state.devices.get(deviceId);
    const seenAt = running?.unit === unit ? running.seenAt : null;
    return { ...whereOf(device), ...unanswered(grantedAt, seenAt), verdict: "under-way", lost: null };
  });
  return {
    unit,
    state: settling ? (settling.failure === null ? "agreed" : "failed") : stateOf(grants, rows),
    submittedAt: job.createdAt.toISOString(),
    settledAt: settling?.returnedAt.toISOString() ?? null,
    attempts: [...returned, ...lost, ...underWay].sort((a, b) => beginOf(a).localeCompare(beginOf(b))),
    tracePage:
      settling === undefined
        ? null
        : tracePage(config, ctx, { jobId: job.id as JobId, unit, ok: settling.failure === null }),
    waiting: settling ? null : whyWaiting(job, unit, { grants, answers: rows.length }, ctx.language),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();
const unanswered = (grantedAt: number, seenAt: number | null) => ({
  ...{ grantedAt: iso(grantedAt), returnedAt: null, computedMs: null, fetchedAt: null, startedAt: null },
  runningSince: seenAt === null ? null : iso(seenAt),
});
const beginOf = ({ grantedAt, returnedAt }: UnitAttempt) => grantedAt ?? returnedAt ?? "";
const stateOf = (grants: readonly GrantRun[], rows: readonly Replica[]) =>
  grants.length > 0 ? "under-way" : rows.length > 0 ? "held" : "waiting";

const whereOf = (device: { engine: string; label?: string } | undefined) => ({
  engine: device?.engine ?? "other",
  kind: deviceKind(device?.label ?? ""),
});

function attemptOf(row: Replica, settling: Replica | undefined, { spec }: JobRow) {
  return {
    grantedAt: row.grantedMs === null ? null : iso(Number(row.grantedMs)),
    returnedAt: row.returnedAt.toISOString(),
    computedMs: row.ms,
    ...saidMoments(row),
    runningSince: null,
    verdict: settling ? (agreesWith(row, settling, spec as unknown as JobSpec) ? "agreed" : "outvoted") : "waiting",
    lost: null,
  } satisfies Partial<UnitAttempt>;
}

function lostAttemptOf({ grantedMs, endedMs, runningMs, cause, message }: LostAttempt, language: Language | undefined) {
  const loss = { cause: cause as LossCause, ...(message === null ? {} : { message }) };
  return {
    ...unanswered(Number(grantedMs), runningMs === null ? null : Number(runningMs)),
    verdict: "lost",
    lost: { at: iso(Number(endedMs)), cause: loss.cause, message: lostAttemptInWords(loss, language) },
  } satisfies Partial<UnitAttempt>;
}

function whyWaiting(
  row: JobRow,
  unit: number,
  { grants, answers }: { grants: readonly GrantRun[]; answers: number },
  language: Language | undefined,
): UnitTimeline["waiting"] {
  const { state, waiting, message } = jobView(row, language);
  if (state !== "running")
    return {
      kind: "halted",
      message: message ?? unitWaitingInWords({ kind: "halted", ended: state !== "paused" }, language),
    };
  if (grants.length === 0 && waiting) return { kind: "job", message: waiting.message };
  const cause = causeOf(
    unit,
    { devices: grants.length, answers },
    handle().coordinator.state.jobs.get(row.id as JobId),
  );
  return { kind: cause.kind, message: unitWaitingInWords(cause, language) };
}

type Cause = Exclude<UnitWaiting, { kind: "halted" }>;

function causeOf(
  unit: number,
  { devices, answers }: { devices: number; answers: number },
  job: JobRun | undefined,
): Cause {
  if (devices > 0) return { kind: "computing", devices };
  if (answers === 0) return { kind: "its-turn" };
  const blocks = [...(job?.blocks.values() ?? [])];
  const run = blocks.find(({ first, count }) => unit >= first && unit < first + count)?.open.get(unit);
  return run?.pendingBatch ? { kind: "confirmation" } : { kind: "another-household", answers };
}
