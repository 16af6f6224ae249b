import type { GrantId } from "../../ids";
import { batchSize, unknownPace } from "../../scheduling/pace";
import type { Millis } from "../../time";
import { type BlockRun, hasUnitsFor, takeUnits } from "../../units/block-run";
import { takeHeld } from "../../units/take-held";
import { isBlocked } from "../sessions/is-blocked";
import { sessionJob } from "../sessions/session-jobs";
import type { GrantRun, JobRun, Session, State, WorkerSlot } from "../state";
import type { Step } from "../step";
import { mayBegin, mayConfirm } from "../trust/beside-anchors";
import { isBelieved } from "../trust/is-believed";
import { chooseJob, type Obstacle } from "./choose-job";
import { feedIdleSessions } from "./feed-idle-sessions";
import { makesWay } from "./makes-way";
import { addGrant, leaveSlot, takeSlot } from "./slots";
import { budgetFor, replicasAtFirst } from "./supply";

/** How often a worker slot may change its job before it is left until the next event. */
const SLOT_TRIES = 4;

/** Gives each slot of the session as much work as its pace allows, or records why it is idle. False if it got nothing. */
export function feedSession(step: Step, session: Session): boolean {
  const { state, effects } = step;
  const { grantsMade } = state;
  leaveEmptySlots(state, session);
  const reason = obstacleOfSession(state, session) ?? feedSlots(step, session);
  // A session that still has room goes to the back of the queue, so that everyone has a turn.
  state.due.delete(session);
  state.hungry.delete(session);
  if (hasRoom(state, session)) state.hungry.add(session);
  if (session.device.grants.size > 0) session.idleReason = null;
  else if (reason !== null && reason !== "blocks-coming" && session.idleReason !== reason) {
    session.idleReason = reason;
    effects.messages.push({ kind: "idle", to: session.id, reason });
  }
  return state.grantsMade > grantsMade;
}

export const hasRoom = ({ policy }: State, { slots, lent }: Session) =>
  slots.some(({ index, grants }) => index < lent && grants.size < policy.grantsPerSlot);

/** Frees the places that its jobs had in slots that take no more. */
function leaveEmptySlots(state: State, { slots, lent }: Session) {
  for (const slot of slots) if (slot.index >= lent && slot.grants.size === 0) leaveSlot(state, slot);
}

function feedSlots(step: Step, session: Session): Obstacle | null {
  let reason: Obstacle | null = null;
  let nothing = false;
  for (const slot of session.slots) {
    if (slot.index >= session.lent) break;
    // If there is nothing for one free slot, there is nothing for the next.
    if (nothing && slot.jobId === null) continue;
    const wasFree = slot.jobId === null;
    const obstacle = feedSlot(step, session, slot);
    if (obstacle === null) continue;
    reason = obstacle;
    nothing ||= wasFree;
  }
  return reason;
}

function obstacleOfSession(state: State, session: Session): Obstacle | null {
  if (state.stopped) return "stopped-by-admin";
  if (isBlocked(state, session.device)) return "device-limited";
  return session.slots.length === 0 || session.lent === 0 ? "offers-nothing" : null;
}

/** The reason why the slot could not be filled, or null when it has all it can take. */
function feedSlot(step: Step, session: Session, slot: WorkerSlot): Obstacle | null {
  const { state } = step;
  const own = slot.jobId === null ? undefined : state.jobs.get(slot.jobId);
  if (own && makesWay(state, own, session)) {
    if (slot.grants.size === 0) leaveToOthers(state, session, slot);
    return "all-jobs-at-their-dial";
  }
  for (let tries = 0; tries < SLOT_TRIES && slot.grants.size < state.policy.grantsPerSlot; tries++) {
    const choice = chooseJob(step, session, slot);
    if (choice.kind === "none") {
      if (slot.grants.size === 0) leaveSlot(state, slot);
      return choice.reason;
    }
    if (choice.job.id !== slot.jobId) {
      if (slot.grants.size > 0) return null;
      leaveSlot(state, slot, true);
      takeSlot(step, session, slot, choice.job);
    }
    grantBatch(step, session, slot, choice.job);
  }
  if (slot.grants.size > 0) return null;
  leaveSlot(state, slot);
  return "already-helped";
}

/** The others look first; then the session itself, in case that none of them took the place. */
function leaveToOthers(state: State, session: Session, slot: WorkerSlot) {
  leaveSlot(state, slot);
  state.hungry.add(session);
  feedIdleSessions(state);
}

/** Units of the block that are among the first of an adaptive job and not begun: they are begun with all replicas at once. */
const firstUnitsLeft = (state: State, job: JobRun, block: BlockRun) =>
  job.adaptive ? Math.max(0, state.policy.checking.firstUnits - block.first - block.next) : 0;

function grantBatch(step: Step, session: Session, slot: WorkerSlot, job: JobRun) {
  const { state } = step;
  const budget = budgetFor(state, job);
  const begins = budget.kind === "left" && mayBegin(state, job, session.device);
  const maxFresh = begins ? Math.max(0, budget.freshUnits) : 0;
  const isTurnOfOldest = job.aheadOfOrder >= state.policy.unitsAheadOfOrder;
  if (!isTurnOfOldest && grantHeld(step, { session, slot }, job, maxFresh)) return;
  const { unitsPerOrdered } = state.policy;
  const maxInOrder = isTurnOfOldest ? Math.ceil(job.aheadOfOrder / unitsPerOrdered) : Number.POSITIVE_INFINITY;
  const confirms = mayConfirm(state, job, session.device);
  for (const block of job.blocks.values()) {
    if (!hasUnitsFor(block, session.device, { fresh: maxFresh > 0, mayConfirm: confirms })) continue;
    const { household, network } = session.device;
    const voter = { household, network };
    const trusted = isBelieved(state, job, session.device);
    const max = Math.min(maxInOrder, sizeOfBatch(state, session, job, block, trusted));
    const early = firstUnitsLeft(state, job, block);
    const taker = {
      voter,
      trusted,
      mayConfirm: confirms,
      max,
      maxFresh: early > 0 ? Math.min(maxFresh, early) : maxFresh,
    };
    const units = takeUnits(block, taker, early > 0 ? job.replicas : replicasAtFirst(job));
    if (units.length === 0) continue;
    job.aheadOfOrder = Math.max(0, job.aheadOfOrder - units.length * unitsPerOrdered);
    return sendGrant(step, { session, slot }, job, block, units);
  }
}

/**
 * Units whose inputs the device holds, before older ones; of an adaptive job only such as nobody has begun, and none before
 * its first ones are: who checks whom is left to the order. O(blocks in memory) and what is taken. False when there are none.
 */
function grantHeld(step: Step, place: GrantPlace, job: JobRun, maxFresh: number): boolean {
  if (job.spec.inputKind !== "files") return false;
  const { state } = step;
  const { device } = place.session;
  for (const block of job.blocks.values()) {
    if (!block.heldBy?.has(device.id) || firstUnitsLeft(state, job, block) > 0) continue;
    const trusted = isBelieved(state, job, device);
    const max = sizeOfBatch(state, place.session, job, block, trusted);
    const { id: deviceId, household, network } = device;
    const taker = { deviceId, voter: { household, network }, trusted, max, maxFresh };
    const units = takeHeld(block, taker, { quorum: replicasAtFirst(job), mayJoin: !job.adaptive });
    if (units.length === 0) continue;
    job.aheadOfOrder += units.length;
    sendGrant(step, place, job, block, units);
    return true;
  }
  return false;
}

interface GrantPlace {
  session: Session;
  slot: WorkerSlot;
}

function sendGrant(step: Step, place: GrantPlace, job: JobRun, block: BlockRun, units: number[]) {
  const { session, slot } = place;
  const grant = recordGrant(step, place, job, block, units);
  const { lines, first } = block;
  const own = sessionJob(step.state, session, job);
  step.effects.messages.push({
    kind: "grant",
    to: session.id,
    grantId: grant.id,
    jobId: job.id,
    block: block.seq,
    slot: slot.index,
    units,
    ...(lines ? { lines: units.map((unit) => lines[unit - first] ?? "") } : {}),
    ...(own.specSent ? {} : { spec: { ...job.spec, customerId: job.customerId } }),
  });
  own.specSent = true;
}

function sizeOfBatch(state: State, session: Session, job: JobRun, block: BlockRun, trusted: boolean): number {
  const { policy } = state;
  const own = session.jobs.get(job.id)?.pace;
  const pace = own ?? (job.pace.samples > 0 ? job.pace : unknownPace());
  const left = job.units - job.agreed - job.failed;
  const share = (left * replicasAtFirst(job) - job.leases) / (2 * Math.max(1, job.slots));
  const bytesPerUnit = Math.max(1, block.lineBytes / block.count);
  const byBytes = Math.max(1, Math.floor(policy.grantInputBytes / bytesPerUnit));
  const max = job.adaptive && !trusted ? policy.checking.unknownUnits : policy.unitsPerGrant;
  return batchSize(pace, policy.batchMs, Math.max(1, share), Math.min(max, byBytes));
}

function recordGrant(
  { state, now }: Step,
  { session, slot }: GrantPlace,
  job: JobRun,
  block: BlockRun,
  units: number[],
): GrantRun {
  const grant: GrantRun = {
    id: `${state.epoch}${(state.grantsMade++).toString(36)}` as GrantId,
    jobId: job.id,
    block: block.seq,
    deviceId: session.device.id,
    household: session.device.household,
    network: session.device.network,
    sessionId: session.id,
    slot: slot.index,
    outstanding: new Set(units),
    grantedAt: now,
    progressAt: now,
    expiresAt: (now + state.policy.leaseMs) as Millis,
  };
  addGrant(state, grant);
  session.device.grants.add(grant.id);
  slot.grants.add(grant.id);
  job.leases += units.length;
  state.allowance -= units.length;
  return grant;
}
