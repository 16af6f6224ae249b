import type { SessionId } from "../../ids";
import { observePace, unknownPace } from "../../scheduling/pace";
import type { Millis } from "../../time";
import { type BlockRun, hasReturned, isSettled } from "../../units/block-run";
import type { CheckedResult } from "../../units/checked-result";
import { deviceDelta, type Effects } from "../effects";
import type { RefusedResults, ResultsReturned } from "../events";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { beginTurn, feedSoon } from "../granting/feed-in-turn";
import { isHalted } from "../granting/may-run";
import { noteLostAttempts } from "../granting/note-lost-attempts";
import { closeIfEmpty, endLease, giveBackUnit } from "../granting/slots";
import { noteSandboxCrash } from "../jobs/quarantine";
import { isBlocked } from "../sessions/is-blocked";
import type { GrantRun, JobRun, Session, State } from "../state";
import type { Step } from "../step";
import { closePendingBatch, hasFreshUnits } from "../trust/pending-batches";
import { leaseOfResults, type ResultsLease } from "./lease-of-results";
import { refuteAnswer } from "./refute-answer";
import { failInput, recordLoss, recordReplica } from "./settle-replica";

const OFFER_EVERY_MS = 250;

/**
 * Results of one grant. Each is acknowledged once what it changed is durable; returning it again changes nothing and is
 * acknowledged too. A grant that this process does not know, or no longer knows, counts once its signature is verified.
 * Until then, and while its block is not in memory, there is no answer and the device presents the results again. Results
 * that arrive while the job or the city is halted are not acknowledged either: they stay at the device until it resumes.
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

/** The units whose results must be presented again. */
function takeResults(step: Step, event: ResultsReturned, { session, lease, job, block }: Returning): Set<number> {
  const { state } = step;
  const ownGrant = lease?.ownGrant;
  // Read before the first result changes anything: one may pause the job, which ends the leases of the rest.
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

/** Records a loss that counts for its job, by the rule of `acceptResult`. */
function noteLost(step: Step, ownGrant: GrantRun | undefined, job: JobRun | undefined, result: CheckedResult) {
  if (result.kind !== "lost" || result.inputFault !== undefined) return;
  if (!ownGrant || !job || isHalted(step.state, job)) return;
  noteLostAttempts(step, ownGrant, [result.unit], { cause: "failed", message: result.message });
}

/** Whether, as far as is known, the result will count when its job resumes. */
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
 * New work is granted only after durable results, so that devices never run ahead of what the database can write.
 * Meanwhile each worker slot has a second grant to work on.
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

/** Returned results may create work for others, such as spot checks. Idle sessions are fed again. */
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
  // Regardless of the job's state: its customer cannot influence what the program did.
  if (result.boxDied) noteSandboxCrash(step, job, session);
}

/** The device holds nothing more of a job whose units are all begun: its pending batch can close. */
function closeLastPendingBatch(state: State, { device }: Session, job: JobRun) {
  const pendingBatch = job.pendingBatches.get(device.household);
  if (!pendingBatch || hasFreshUnits(job)) return;
  for (const grantId of device.grants) if (state.grants.get(grantId)?.jobId === job.id) return;
  closePendingBatch(state, job, pendingBatch);
}

/** Its slot is working, so the grants queued behind this one are not stuck. */
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
  observePace(job.pace, ms, units);
  const own = session.jobs.get(job.id);
  if (!own) return;
  own.pace ??= unknownPace();
  observePace(own.pace, ms, units);
}
