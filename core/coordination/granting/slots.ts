import type { JobId } from "../../ids";
import { dropLease } from "../../units/block-run";
import { sessionJob } from "../sessions/session-jobs";
import type { DeviceRun, GrantRun, JobRun, Session, State, WorkerSlot } from "../state";
import type { Step } from "../step";
import { requeueUnit } from "./requeue-unit";

const NONE: ReadonlySet<GrantRun> = new Set();

/** The job's grants; some may be ended while they are iterated. */
export const grantsOf = (state: Readonly<State>, jobId: JobId): ReadonlySet<GrantRun> =>
  state.grantsByJob.get(jobId) ?? NONE;

export function addGrant(state: State, grant: GrantRun) {
  state.grants.set(grant.id, grant);
  const ofJob = state.grantsByJob.get(grant.jobId);
  if (ofJob) ofJob.add(grant);
  else state.grantsByJob.set(grant.jobId, new Set([grant]));
}

function deleteGrant(state: State, grant: GrantRun) {
  state.grants.delete(grant.id);
  const ofJob = state.grantsByJob.get(grant.jobId);
  ofJob?.delete(grant);
  if (ofJob?.size === 0) state.grantsByJob.delete(grant.jobId);
}

/** Ends a grant: what is left of it goes to other devices. */
export function dropGrant(state: State, grant: GrantRun) {
  for (const unit of [...grant.outstanding]) giveBackUnit(state, grant, unit);
  closeIfEmpty(state, grant);
}

/** Puts one unit of a grant up for other devices. */
export function giveBackUnit(state: State, grant: GrantRun, unit: number) {
  if (!endLease(state, grant, unit)) return;
  const job = state.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  if (job && block) requeueUnit(state, job, block, unit);
}

/** All that the device holds goes to others. */
export function dropGrants(state: State, device: DeviceRun) {
  for (const grantId of [...device.grants]) {
    const grant = state.grants.get(grantId);
    if (grant) dropGrant(state, grant);
  }
}

/** Removes one unit from a grant. False if it was not part of it. */
export function endLease(state: State, grant: GrantRun, unit: number): boolean {
  if (!grant.outstanding.delete(unit)) return false;
  const job = state.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  if (job) {
    job.leases -= 1;
    // A job that cannot pay for another unit is paused once nothing of it is in flight.
    if (job.leases === 0) state.index.reconsider(job);
  }
  if (block) dropLease(block, unit, grant.household);
  return true;
}

/** Drops a grant that has no units left, and frees its place on the slot. */
export function closeIfEmpty(state: State, grant: GrantRun) {
  if (grant.outstanding.size > 0) return;
  deleteGrant(state, grant);
  const device = state.devices.get(grant.deviceId);
  device?.grants.delete(grant.id);
  const session = device?.session ? state.sessions.get(device.session) : undefined;
  if (!session) return;
  session.slots[grant.slot]?.grants.delete(grant.id);
  state.hungry.add(session);
}

/** Gives a slot to a job, whose turn begins. */
export function takeSlot({ state, now }: Step, session: Session, slot: WorkerSlot, job: JobRun) {
  sessionJob(state, session, job);
  slot.jobId = job.id;
  slot.since = now;
  job.slots += 1;
  job.idleSince = null;
  state.jobsAtWork.add(job);
  state.slotsByCustomer.set(job.customerId, (state.slotsByCustomer.get(job.customerId) ?? 0) + 1);
  state.index.tookSlot(job);
}

/** Frees a slot that has no grants left; for another customer, who had fewer, where its job gives way. */
export function leaveSlot(state: State, slot: WorkerSlot, givesWay = false) {
  const job = slot.jobId ? state.jobs.get(slot.jobId) : undefined;
  slot.jobId = null;
  if (!job) return;
  job.slots -= 1;
  if (job.slots === 0) state.jobsAtWork.delete(job);
  const slots = (state.slotsByCustomer.get(job.customerId) ?? 1) - 1;
  if (slots > 0) state.slotsByCustomer.set(job.customerId, slots);
  else state.slotsByCustomer.delete(job.customerId);
  state.index.leftSlot(job, givesWay);
}

/** Ends everything on a slot. */
export function clearSlot(state: State, slot: WorkerSlot) {
  for (const grantId of [...slot.grants]) {
    const grant = state.grants.get(grantId);
    if (grant) dropGrant(state, grant);
  }
  slot.grants.clear();
  leaveSlot(state, slot);
}
