import type { SessionId } from "../ids";
import { observePace, unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type BlockRun, hasReturned, isSettled } from "../units/block-run";
import { closeClearing, hasFreshUnits } from "./clearings";
import { deviceDelta, type Effects } from "./effects";
import type { RefusedResults, ResultsReturned, Returned } from "./events";
import { beginTurn, feedIdleSessions, feedSoon } from "./feed-in-turn";
import { isBarred } from "./is-barred";
import { leaseOfResults, type ResultsLease } from "./lease-of-results";
import { isHalted } from "./may-run";
import { noteBoxDeath } from "./quarantine";
import { refuteAnswer } from "./refute-answer";
import { closeIfEmpty, endLease, giveBackUnit } from "./seats";
import { sessionJob } from "./session-jobs";
import { recordLoss, recordReplica } from "./settle-replica";
import type { City, GrantRun, JobRun, Session } from "./state";
import type { Step } from "./step";

const OFFER_EVERY_MS = 250;

/**
 * Results of one grant. Each is acknowledged when what it changed is durable; returning it again changes nothing and is
 * acknowledged too. A grant that this process does not know, or no longer, counts when its signature was proven. There
 * is no answer, and the device presents it again, while that was not tried and while its block is not in memory. What
 * comes while its job or the city stands still is not acknowledged either: it stays at the device until they go on.
 */
export function returnResults(step: Step, event: ResultsReturned) {
  const { city, now, effects } = step;
  const session = city.sessions.get(event.sessionId);
  if (!session) return;
  const lease = leaseOfResults(city, session, event);
  if (!lease && !event.moot) return;
  const held = lease?.held;
  const job = lease && city.jobs.get(lease.jobId);
  const refused = whyRefused(city, session, event, lease !== undefined && !job);
  if (refused) {
    for (const { unit } of held ? event.results : []) if (held) giveBackUnit(city, held, unit);
    if (held) closeIfEmpty(city, held);
    return refuse(event, refused, effects);
  }
  const block = lease && job?.blocks.get(lease.block);
  if (!held && job && !block && !isHalted(city, job)) return;
  const wasRunning = job?.state === "running";
  const waiting = takeResults(step, event, { session, lease, job, block });
  if (job && block) {
    learnPace(session, job, event.results);
    if (held) noteProgress(city, session, held, now);
  }
  if (held) closeIfEmpty(city, held);
  if (job?.adaptive) {
    closeLastClearing(city, session, job);
    city.putUp = true;
  }
  answer(step, session, event, job, waiting);
  // Only the result that ends or pauses the job frees seats; thousands of late ones may follow it.
  if (job && wasRunning && job.state !== "running") feedIdleSessions(city);
}

function whyRefused(city: City, { device }: Session, { moot }: ResultsReturned, isOver: boolean) {
  if (moot && moot !== "settled") return moot;
  if (isBarred(city, device)) return "device-limited";
  return isOver ? "job-over" : undefined;
}

function refuse({ sessionId, grantId, results }: ResultsReturned, why: RefusedResults, { messages }: Effects) {
  messages.push({ kind: "refuse", to: sessionId, grantId, units: results.map(({ unit }) => unit), why });
}

/** Who returns results, by what right, and what they are about. */
interface Returning {
  session: Session;
  lease: ResultsLease | undefined;
  job: JobRun | undefined;
  block: BlockRun | undefined;
}

/** The units whose results must come again. */
function takeResults(step: Step, event: ResultsReturned, { session, lease, job, block }: Returning): Set<number> {
  const { city } = step;
  const held = lease?.held;
  // Before the first of them changes anything: one may pause the job, which takes the leases of the rest.
  const leased = new Set(lease?.units);
  const waiting = new Set<number>();
  for (const result of event.results) {
    if (held) endLease(city, held, result.unit);
    if (!leased.delete(result.unit) || !job) continue;
    if (isHalted(city, job) && isWanted(session, block, result)) waiting.add(result.unit);
    else if (block) acceptResult(step, job, block, { session, held }, result);
  }
  return waiting;
}

/** Whether the result will count when its job goes on, as far as can be told. */
function isWanted({ device }: Session, block: BlockRun | undefined, { kind, unit }: Returned): boolean {
  if (kind === "lost" || kind === "impossible") return false;
  const run = block?.open.get(unit);
  return !block || !(isSettled(block, unit) || (run !== undefined && hasReturned(run, device)));
}

function answer(
  step: Step,
  session: Session,
  { grantId, results }: ResultsReturned,
  job: JobRun | undefined,
  waiting: ReadonlySet<number>,
) {
  const {
    city,
    effects: { commit, messages },
  } = step;
  const why = city.stopped ? "city-stopped" : "job-halted";
  if (job && waiting.size > 0)
    messages.push({ kind: "hold", to: session.id, grantId, jobId: job.id, units: [...waiting], why });
  const units = results.map(({ unit }) => unit).filter((unit) => !waiting.has(unit));
  if (units.length === 0) return;
  commit.acknowledgements.push({ to: session.id, grantId, units });
  session.uncommitted += 1;
  city.uncommitted += 1;
}

/**
 * New work follows durable results, so that devices never run ahead of what the database can write. A seat has a
 * second grant under way meanwhile.
 */
export function feedAfterCommit(city: City, sessionIds: readonly SessionId[], now: Millis) {
  beginTurn(city);
  for (const sessionId of sessionIds) {
    const session = city.sessions.get(sessionId);
    if (!session) continue;
    session.uncommitted -= 1;
    city.uncommitted -= 1;
    feedSoon(city, session);
  }
  offerPutUp(city, now);
}

/** Returned results may put work up for others: answers to be compared, checks that were drawn. Idle sessions hear of it. */
function offerPutUp(city: City, now: Millis) {
  if (!city.putUp || now - city.offeredAt < OFFER_EVERY_MS) return;
  city.putUp = false;
  city.offeredAt = now;
  feedIdleSessions(city);
}

function acceptResult(
  step: Step,
  job: JobRun,
  block: BlockRun,
  { session, held }: { session: Session; held: GrantRun | undefined },
  result: Returned,
) {
  const { city, effects } = step;
  const { device } = session;
  const counts = !isHalted(city, job) && !isSettled(block, result.unit);
  if (result.kind === "impossible") return refuteAnswer(step, job, block, device, result.unit);
  if (result.kind !== "lost") {
    if (counts) recordReplica(step, job, block, { device, grant: held }, result);
    return;
  }
  if (counts && held) {
    const { unit, message } = result;
    deviceDelta(effects.commit, device).lost += 1;
    recordLoss(step, job, block, device, { unit, how: "failed", message });
  }
  // Whatever state the job is in by now: its customer has no say in what its program did.
  if (result.boxDied) noteBoxDeath(step, job, session);
}

/** The device holds nothing more of a job whose units are all begun: what it returned waits for no more. */
function closeLastClearing(city: City, { device }: Session, job: JobRun) {
  const clearing = job.clearings.get(device.household);
  if (!clearing || hasFreshUnits(job)) return;
  for (const grantId of device.grants) if (city.grants.get(grantId)?.jobId === job.id) return;
  closeClearing(city, job, clearing);
}

/** Its seat is at work: the grants that wait behind this one are not stuck. */
function noteProgress(city: City, session: Session, held: GrantRun, now: Millis) {
  for (const grantId of session.seats[held.seat]?.grants ?? []) {
    const grant = city.grants.get(grantId);
    if (grant) grant.progressAt = now;
  }
}

function learnPace(session: Session, job: JobRun, results: readonly Returned[]) {
  let ms = 0;
  let units = 0;
  for (const result of results) {
    if (result.kind !== "output" && result.kind !== "failed") continue;
    ms += result.ms;
    units += 1;
  }
  if (units === 0) return;
  const own = sessionJob(session, job);
  own.pace ??= unknownPace();
  observePace(own.pace, ms, units);
  observePace(job.pace, ms, units);
}
