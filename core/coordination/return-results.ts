import type { SessionId } from "../ids";
import { observePace, unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type BlockRun, hasReturned, isSettled } from "../units/block-run";
import type { CheckedResult } from "../units/checked-result";
import { deviceDelta, type Effects } from "./effects";
import type { RefusedResults, ResultsReturned } from "./events";
import { beginTurn, feedIdleSessions, feedSoon } from "./feed-in-turn";
import { isBlocked } from "./is-blocked";
import { leaseOfResults, type ResultsLease } from "./lease-of-results";
import { isHalted } from "./may-run";
import { noteLostAttempts } from "./note-lost-attempts";
import { closePendingBatch, hasFreshUnits } from "./pending-batches";
import { noteSandboxCrash } from "./quarantine";
import { refuteAnswer } from "./refute-answer";
import { sessionJob } from "./session-jobs";
import { failInput, recordLoss, recordReplica } from "./settle-replica";
import { closeIfEmpty, endLease, giveBackUnit } from "./slots";
import type { GrantRun, JobRun, Session, State } from "./state";
import type { Step } from "./step";

const OFFER_EVERY_MS = 250;

/**
 * Results of one grant. Each is acknowledged when what it changed is durable; returning it again changes nothing and is
 * acknowledged too. A grant that this process does not know, or no longer, counts when its signature was proven. There
 * is no answer, and the device presents it again, while that was not tried and while its block is not in memory. What
 * comes while its job or the city stands still is not acknowledged either: it stays at the device until they go on.
 */
export function returnResults(step: Step, event: ResultsReturned) {
  const { state, now, effects } = step;
  const session = state.sessions.get(event.sessionId);
  if (!session) return;
  const lease = leaseOfResults(state, session, event);
  if (!lease && !event.voidReason) return;
  const ownGrant = lease?.ownGrant;
  const job = lease && state.jobs.get(lease.jobId);
  const refused = whyRefused(state, session, event, lease !== undefined && !job);
  if (refused) {
    for (const { unit } of ownGrant ? event.results : []) if (ownGrant) giveBackUnit(state, ownGrant, unit);
    if (ownGrant) closeIfEmpty(state, ownGrant);
    return refuse(event, refused, effects);
  }
  const block = lease && job?.blocks.get(lease.block);
  if (!ownGrant && job && !block && !isHalted(state, job)) return;
  const wasRunning = job?.state === "running";
  const waiting = takeResults(step, event, { session, lease, job, block });
  if (job && block) {
    learnPace(session, job, event.results);
    if (ownGrant) noteProgress(state, session, ownGrant, now);
  }
  if (ownGrant) closeIfEmpty(state, ownGrant);
  if (job?.adaptive) {
    closeLastPendingBatch(state, session, job);
    state.putUp = true;
  }
  answer(step, session, event, job, waiting);
  // Only the result that ends or pauses the job frees slots; thousands of late ones may follow it.
  if (job && wasRunning && job.state !== "running") feedIdleSessions(state);
}

function whyRefused(state: State, { device }: Session, { voidReason }: ResultsReturned, isOver: boolean) {
  if (voidReason && voidReason !== "settled") return voidReason;
  if (isBlocked(state, device)) return "device-limited";
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
  const { state } = step;
  const ownGrant = lease?.ownGrant;
  // Before the first of them changes anything: one may pause the job, which takes the leases of the rest.
  const leased = new Set(lease?.units);
  const waiting = new Set<number>();
  for (const result of event.results) {
    noteLost(step, ownGrant, job, result);
    if (ownGrant) endLease(state, ownGrant, result.unit);
    if (!leased.delete(result.unit) || !job) continue;
    if (isHalted(state, job) && isWanted(session, block, result)) waiting.add(result.unit);
    else if (block) acceptResult(step, job, block, { session, ownGrant }, result);
  }
  return waiting;
}

/** A loss that its job counts, as `acceptResult` does. */
function noteLost(step: Step, ownGrant: GrantRun | undefined, job: JobRun | undefined, result: CheckedResult) {
  if (result.kind !== "lost" || result.inputFault !== undefined) return;
  if (!ownGrant || !job || isHalted(step.state, job)) return;
  noteLostAttempts(step, ownGrant, [result.unit], { cause: "failed", message: result.message });
}

/** Whether the result will count when its job goes on, as far as is known. */
function isWanted({ device }: Session, block: BlockRun | undefined, { kind, unit }: CheckedResult): boolean {
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
    state,
    effects: { commit, messages },
  } = step;
  const why = state.stopped ? "city-stopped" : "job-halted";
  if (job && waiting.size > 0)
    messages.push({ kind: "hold", to: session.id, grantId, jobId: job.id, units: [...waiting], why });
  const units = results.map(({ unit }) => unit).filter((unit) => !waiting.has(unit));
  if (units.length === 0) return;
  commit.acknowledgements.push({ to: session.id, grantId, units });
  session.uncommitted += 1;
  state.uncommitted += 1;
}

/**
 * New work follows durable results, so that devices never run ahead of what the database can write. A worker slot has a
 * second grant under way meanwhile.
 */
export function feedAfterCommit(state: State, sessionIds: readonly SessionId[], now: Millis) {
  beginTurn(state);
  for (const sessionId of sessionIds) {
    const session = state.sessions.get(sessionId);
    if (!session) continue;
    session.uncommitted -= 1;
    state.uncommitted -= 1;
    feedSoon(state, session);
  }
  offerPutUp(state, now);
}

/** Returned results may make work for others: answers to be compared, checks that were drawn. Idle sessions are fed again. */
function offerPutUp(state: State, now: Millis) {
  if (!state.putUp || now - state.offeredAt < OFFER_EVERY_MS) return;
  state.putUp = false;
  state.offeredAt = now;
  feedIdleSessions(state);
}

function acceptResult(
  step: Step,
  job: JobRun,
  block: BlockRun,
  { session, ownGrant }: { session: Session; ownGrant: GrantRun | undefined },
  result: CheckedResult,
) {
  const { state, effects } = step;
  const { device } = session;
  const counts = !isHalted(state, job) && !isSettled(block, result.unit);
  if (result.kind === "impossible") return refuteAnswer(step, job, block, device, result.unit);
  if (result.kind !== "lost") {
    if (counts) recordReplica(step, job, block, { device, grant: ownGrant }, result);
    return;
  }
  if (counts && result.inputFault !== undefined) {
    failInput(step, job, block, device, { unit: result.unit, fault: result.inputFault });
  } else if (counts && ownGrant) {
    const { unit, message } = result;
    deviceDelta(effects.commit, device).lost += 1;
    recordLoss(step, job, block, device, { unit, how: "failed", message });
  }
  // Whatever state the job is in by now: its customer has no say in what its program did.
  if (result.boxDied) noteSandboxCrash(step, job, session);
}

/** The device holds nothing more of a job whose units are all begun: what it returned waits for no more. */
function closeLastPendingBatch(state: State, { device }: Session, job: JobRun) {
  const pendingBatch = job.pendingBatches.get(device.household);
  if (!pendingBatch || hasFreshUnits(job)) return;
  for (const grantId of device.grants) if (state.grants.get(grantId)?.jobId === job.id) return;
  closePendingBatch(state, job, pendingBatch);
}

/** Its slot is at work: the grants that wait behind this one are not stuck. */
function noteProgress(state: State, session: Session, ownGrant: GrantRun, now: Millis) {
  for (const grantId of session.slots[ownGrant.slot]?.grants ?? []) {
    const grant = state.grants.get(grantId);
    if (grant) grant.progressAt = now;
  }
}

function learnPace(session: Session, job: JobRun, results: readonly CheckedResult[]) {
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
