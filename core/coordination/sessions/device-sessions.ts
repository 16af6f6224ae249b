import type { DeviceId, GrantId, HouseholdId, SessionId } from "../../ids";
import { anchorStanding, newcomer } from "../../reputation/standing";
import { coresHere } from "../../scheduling/cores-here";
import type { Millis } from "../../time";
import { type BlockRun, hasReturned } from "../../units/block-run";
import { renameVoter } from "../../units/rename-voter";
import type { DeviceOffered, JoiningDevice } from "../events";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { feedSoon } from "../granting/feed-in-turn";
import { noteLostAttempts } from "../granting/note-lost-attempts";
import { requeueUnit } from "../granting/requeue-unit";
import { clearSlot, closeIfEmpty, dropGrant, dropGrants, endLease, leaveSlot, takeSlot } from "../granting/slots";
import { removeAnswer } from "../results/count-answers";
import type { DeviceRun, GrantRun, JobRun, Session, State, WorkerSlot } from "../state";
import type { Step } from "../step";
import { applyPendingDemotions } from "../trust/demote-household";
import { closePendingBatch, dissolvePendingBatch } from "../trust/pending-batches";
import { changeTrustMode, forgetTrustMode } from "../trust/trust-mode";
import { blockDevice } from "./block-device";
import { forgetInputs } from "./held-inputs";
import { addDevice, devicesOf, moveDevice } from "./household-devices";
import { isBlocked } from "./is-blocked";
import { arrive, changeHousehold, depart } from "./presence";
import { forgetJobsOf } from "./session-jobs";
import { NO_WISHES, wishesOf } from "./wishes";

/** A device connects. Any older session of it is dropped: a device has one session at a time. */
export function joinDevice(state: State, sessionId: SessionId, joining: JoiningDevice) {
  const known = state.devices.get(joining.id);
  if (known?.session) forgetSession(state, known.session);
  if (known && known.household !== joining.household) renameDevice(state, joining.id, joining.household);
  const device = known ?? {
    ...joining,
    session: null,
    grants: new Set(),
    evidenceFuel: 0,
    billedUntil: [],
    wishes: NO_WISHES,
  };
  if (!known) applyPendingDemotions(state, device);
  device.banned = joining.banned;
  device.anchored = joining.anchored === true;
  device.network = joining.network;
  if (isBlocked(state, device)) dropGrants(state, device);
  device.session = sessionId;
  addDevice(state, device);
  arrive(state, device);
  changeTrustMode(state);
  state.sessions.set(sessionId, {
    id: sessionId,
    device,
    slots: [],
    isLeaving: false,
    lent: 0,
    jobs: new Map(),
    passedOver: 0,
    idleReason: null,
    uncommitted: 0,
  });
}

/**
 * The device says how many unit workers it offers; slots that it withdraws give their leases back. A device that is
 * leaving, or lends fewer slots for now, keeps the leases it has on the others and gets no new ones for them.
 */
export function offerSlots(step: Step, offered: DeviceOffered) {
  const { sessionId, slots, isLeaving = false, lent = slots } = offered;
  const { state } = step;
  const session = state.sessions.get(sessionId);
  if (!session) return;
  session.isLeaving = isLeaving;
  session.lent = isLeaving ? 0 : lent;
  session.device.wishes = wishesOf(offered);
  changeTrustMode(state);
  const surplus = session.slots.splice(slots);
  for (const slot of surplus) {
    for (const grantId of slot.grants) {
      const grant = state.grants.get(grantId);
      if (!grant) continue;
      noteLostAttempts(step, grant, grant.outstanding, { cause: "given-back" });
      forgetInputs(state, state.jobs.get(grant.jobId), grant.deviceId, grant.outstanding.size);
    }
    clearSlot(state, slot);
  }
  const added = Array.from({ length: Math.max(0, slots - session.slots.length) }, (_, at) => ({
    index: session.slots.length + at,
    jobId: null,
    since: step.now,
    grants: new Set<GrantId>(),
  }));
  // A new array has exactly this capacity; one that is pushed to reserves sixteen entries.
  if (added.length > 0) session.slots = [...session.slots, ...added];
  const dropped = moveGrants(step, session);
  session.idleReason = null;
  feedSoon(state, session);
  if (surplus.length > 0 || dropped) feedIdleSessions(state);
}

/**
 * Grants from before the disconnect return to their slots, unless a slot is no longer offered or its job has given the
 * place to another device. True when some were dropped.
 */
function moveGrants(step: Step, session: Session): boolean {
  const { state, effects } = step;
  let dropped = false;
  for (const grantId of [...session.device.grants]) {
    const grant = state.grants.get(grantId);
    const slot = grant && session.slots[grant.slot];
    const job = grant && state.jobs.get(grant.jobId);
    if (!grant || slot?.grants.has(grantId)) continue;
    if (slot && job && maySit(slot, job)) {
      if (slot.jobId === null) takeSlot(step, session, slot, job);
      slot.grants.add(grantId);
      continue;
    }
    noteLostAttempts(step, grant, grant.outstanding, { cause: slot ? "taken-back" : "given-back" });
    dropGrant(state, grant);
    dropped = true;
    if (slot) effects.messages.push({ kind: "revoke-slot", to: session.id, jobId: grant.jobId, slot: grant.slot });
  }
  return dropped;
}

const maySit = (slot: WorkerSlot, job: JobRun) =>
  slot.jobId === job.id || (slot.jobId === null && job.state === "running" && job.slots < coresHere(job));

/** The socket is gone; its leases stay for a while in case the device reconnects. */
export function leaveDevice(state: State, sessionId: SessionId, now: Millis) {
  const session = state.sessions.get(sessionId);
  if (!session) return;
  const until = now + state.policy.reconnectGraceMs;
  for (const grantId of session.device.grants) {
    const grant = state.grants.get(grantId);
    if (!grant) continue;
    grant.sessionId = null;
    grant.expiresAt = Math.min(grant.expiresAt, until) as Millis;
  }
  forgetSession(state, sessionId);
}

function forgetSession(state: State, sessionId: SessionId) {
  const session = state.sessions.get(sessionId);
  if (!session) return;
  for (const slot of session.slots) leaveSlot(state, slot);
  session.device.session = null;
  depart(state, session.device);
  changeTrustMode(state);
  forgetJobsOf(state, session);
  state.hungry.delete(session);
  state.due.delete(session);
  state.uncommitted -= session.uncommitted;
  state.sessions.delete(sessionId);
}

export function banDevice(step: Step, deviceId: DeviceId, banned: boolean) {
  const { state } = step;
  const device = state.devices.get(deviceId);
  if (!device) return;
  device.banned = banned;
  device.anchored = false;
  forgetTrustMode(state);
  if (!banned) return feedAgain(state, device);
  blockDevice(step, device);
  feedIdleSessions(state);
}

/** An admin makes the device one of the city's own, or a stranger again: what it answered before counts for neither. */
export function anchorDevice(state: State, deviceId: DeviceId, anchored: boolean) {
  const device = state.devices.get(deviceId);
  if (!device) return;
  Object.assign(device, anchored ? anchorStanding(state.policy.checking) : newcomer(), { anchored });
  feedAgain(state, device);
  forgetTrustMode(state);
}

export function forgiveHousehold(state: State, household: HouseholdId) {
  for (const device of devicesOf(state, household)) {
    Object.assign(device, newcomer(), { anchored: false });
    feedAgain(state, device);
  }
  forgetTrustMode(state);
}

function feedAgain(state: State, device: DeviceRun) {
  const session = device.session ? state.sessions.get(device.session) : undefined;
  if (session) feedSoon(state, session);
}

/** From now on the device votes as part of its household, including with answers and leases it already has. */
export function claimDevice(state: State, deviceId: DeviceId, household: HouseholdId) {
  renameDevice(state, deviceId, household);
  feedIdleSessions(state);
}

/** O(jobs in which answers of the device wait, and their open units) */
function renameDevice(state: State, deviceId: DeviceId, household: HouseholdId) {
  state.claimedBy.set(deviceId, household);
  for (const job of state.answers.jobsOfDevice(deviceId)) {
    for (const block of job.blocks.values()) {
      const { units, dropped } = renameVoter(block, deviceId, household);
      removeAnswer(state, job, { deviceId }, dropped);
      for (const unit of units) renameAnswer(state, job, block, unit, deviceId);
    }
  }
  state.answers.rename(deviceId, household);
  const device = state.devices.get(deviceId);
  if (!device) return;
  if (device.session !== null) changeHousehold(state, device, household);
  moveDevice(state, device, household);
  changeTrustMode(state);
  for (const grantId of [...device.grants]) {
    const grant = state.grants.get(grantId);
    if (grant && grant.household !== household) renameLeases(state, grant, household);
  }
}

/** Closes the pending batches of the device's old household; answers that no longer count confirm none of them. */
function renameAnswer(state: State, job: JobRun, block: BlockRun, unit: number, deviceId: DeviceId) {
  const run = block.open.get(unit);
  if (run?.pendingBatch) {
    if (run.returned.some((replica) => replica.deviceId === deviceId)) {
      if (!run.pendingBatch.closed) closePendingBatch(state, job, run.pendingBatch);
    } else dissolvePendingBatch(state, job, run.pendingBatch);
  }
  requeueUnit(state, job, block, unit);
}

/** A lease on a unit that the household holds or returned already ends. */
function renameLeases(state: State, grant: GrantRun, household: HouseholdId) {
  const job = state.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  for (const unit of [...grant.outstanding]) {
    const run = block?.open.get(unit);
    if (!job || !block || !run) continue;
    const voter = { household, network: grant.network };
    const at = run.leased.findIndex((one) => one.household === grant.household);
    if (run.leased.some((one) => one.household === household) || hasReturned(run, voter)) endLease(state, grant, unit);
    else run.leased[at] = voter;
    requeueUnit(state, job, block, unit);
  }
  grant.household = household;
  closeIfEmpty(state, grant);
}
