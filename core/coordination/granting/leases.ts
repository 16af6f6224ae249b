import type { GrantId, SessionId } from "../../ids";
import { MINUTE, type Millis } from "../../time";
import type { RunningUnit } from "../events";
import { recordLoss } from "../results/settle-replica";
import { forgetInputs } from "../sessions/held-inputs";
import { forgetDevice } from "../sessions/household-devices";
import type { GrantRun, Session, State } from "../state";
import type { Step } from "../step";
import { sweepPendingBatches } from "../trust/pending-batches";
import { forgetTrustMode } from "../trust/trust-mode";
import { feedIdleSessions } from "./feed-idle-sessions";
import { beginTurnAtRest, feedAll, feedLast, feedSoon } from "./feed-in-turn";
import { hasRoom } from "./grant-units";
import { noteLostAttempts } from "./note-lost-attempts";
import { closeIfEmpty, endLease, giveBackUnit, leaveSlot } from "./slots";
import { noteIdleJobs } from "./why-waiting";

/** A device that gives a unit a tenth of a core may take ten times its wall-clock limit … */
const MAX_STRETCH = 10;
/** … plus this long to fetch what the unit needs first. */
const FETCH_MS = 10 * MINUTE;

/** Units of a grant handed back unused. */
export function releaseLeases(step: Step, sessionId: SessionId, grantId: GrantId, units: readonly number[]) {
  const { state } = step;
  const grant = state.grants.get(grantId);
  const session = state.sessions.get(sessionId);
  if (!grant || !session || grant.deviceId !== session.device.id) return;
  const before = grant.outstanding.size;
  noteLostAttempts(step, grant, units, { cause: "given-back" });
  for (const unit of units) giveBackUnit(state, grant, unit);
  forgetInputs(state, state.jobs.get(grant.jobId), grant.deviceId, before - grant.outstanding.size);
  closeIfEmpty(state, grant);
  feedSoon(state, session);
  feedIdleSessions(state);
}

/**
 * The named grants are renewed; the device's others are lost, since it no longer knows them. A worker slot that keeps
 * renewing and returns nothing is stuck: it must stop, and others get its units.
 */
export function renewLeases(
  step: Step,
  sessionId: SessionId,
  grantIds: readonly GrantId[],
  running: readonly RunningUnit[] = [],
) {
  const { state, now, effects } = step;
  const session = state.sessions.get(sessionId);
  if (!session) return;
  for (const one of running) noteRunning(state, session, one, now);
  const alive = new Set(grantIds);
  let [lost, stuck] = [false, false];
  for (const grantId of [...session.device.grants]) {
    const grant = state.grants.get(grantId);
    if (!grant) continue;
    if (alive.has(grantId) && !isStuck(state, grant, now)) {
      grant.expiresAt = (now + state.policy.leaseMs) as Millis;
      grant.sessionId = sessionId;
    } else if (alive.has(grantId)) {
      loseSlot(step, session, grant);
      effects.messages.push({ kind: "revoke-slot", to: sessionId, jobId: grant.jobId, slot: grant.slot });
      stuck = true;
    } else if (now - grant.grantedAt > state.policy.reconnectGraceMs || grant.sessionId !== sessionId) {
      loseGrant(step, grant, "forgotten");
      lost = true;
    }
  }
  if (stuck) return;
  if (hasRoom(state, session) || session.slots.length === 0) feedSoon(state, session);
  if (lost) feedIdleSessions(state);
}

/** Only for the timeline of the unit: a device may say what it likes. */
function noteRunning(state: State, { device }: Session, { grantId, unit }: RunningUnit, now: Millis) {
  const grant = state.grants.get(grantId);
  if (grant?.deviceId !== device.id || !grant.outstanding.has(unit) || grant.running?.unit === unit) return;
  grant.running = { unit, seenAt: now };
}

/**
 * Ends expired leases, and offers what is waiting to every slot that has room. A sweep looks at `maxSwept` grants, devices and
 * jobs at most, and the next one goes on from there: a lease of twenty thousand is ended up to ten sweeps late.
 */
export function sweepLeases(step: Step) {
  const { state, now } = step;
  const { rounds, policy } = state;
  for (const grant of rounds.grants.next(policy.maxSwept)) {
    // An empty grant ended a moment ago, with its job.
    if (grant.outstanding.size === 0 || grant.expiresAt > now) continue;
    loseGrant(step, grant, "silent");
    const session = grant.sessionId && state.sessions.get(grant.sessionId);
    if (session) leaveIdleSlot(state, session, grant.slot);
  }
  for (const device of rounds.devices.next(policy.maxSwept)) {
    if (device.session === null && device.grants.size === 0) forgetDevice(state, device);
  }
  if (state.trustChanges > 0) forgetTrustMode(state);
  const jobs = rounds.jobs.next(policy.maxSwept);
  sweepPendingBatches(step, jobs);
  beginTurnAtRest(state);
  feedAll(state);
  noteIdleJobs(jobs, now);
}

function isStuck(state: State, grant: GrantRun, now: Millis): boolean {
  const job = state.jobs.get(grant.jobId);
  return job !== undefined && now - grant.progressAt > MAX_STRETCH * job.spec.limits.wallMs + FETCH_MS;
}

/** All that the session holds for that slot, which a device drops together, and the slot itself. */
function loseSlot(step: Step, session: Session, stuck: GrantRun) {
  const { state } = step;
  for (const grantId of [...session.device.grants]) {
    const grant = state.grants.get(grantId);
    if (grant?.slot === stuck.slot) loseGrant(step, grant, "stuck");
  }
  leaveIdleSlot(state, session, stuck.slot);
}

/** The session held work there and did none of it: everyone else who has room goes first. */
function leaveIdleSlot(state: State, session: Session, index: number) {
  const slot = session.slots[index];
  if (slot && slot.grants.size === 0) leaveSlot(state, slot);
  feedLast(state, session);
}

/** What is left of the grant goes to other households: this one had its chance for now. */
function loseGrant(step: Step, grant: GrantRun, cause: "silent" | "forgotten" | "stuck") {
  const { state } = step;
  noteLostAttempts(step, grant, grant.outstanding, { cause });
  const job = state.jobs.get(grant.jobId);
  const device = state.devices.get(grant.deviceId);
  for (const unit of [...grant.outstanding]) {
    const block = job?.blocks.get(grant.block);
    if (!endLease(state, grant, unit) || !job || !device || !block?.open.has(unit)) continue;
    // The message of a unit that is given up for the last of these.
    recordLoss(step, job, block, device, { unit, how: "expired", message: cause });
  }
  closeIfEmpty(state, grant);
}
