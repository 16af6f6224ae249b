import type { DeviceId, HouseholdId, SessionId } from "../ids";
import { newcomer } from "../reputation/standing";
import type { Millis } from "../time";
import { type BlockRun, hasReturned } from "../units/block-run";
import { renameVoice } from "../units/voices";
import { barDevice } from "./bar-device";
import { forgetChorus } from "./chorus";
import { closeClearing, dissolveClearing } from "./clearings";
import type { JoiningDevice } from "./events";
import { feedIdleSessions, feedSoon } from "./feed-in-turn";
import { isBarred } from "./is-barred";
import { requeueUnit } from "./requeue-unit";
import { clearSeat, closeIfEmpty, dropGrant, dropGrants, endLease, leaveSeat, takeSeat } from "./seats";
import { forgetJobsOf } from "./session-jobs";
import type { City, DeviceRun, GrantRun, JobRun, Seat, Session } from "./state";
import type { Step } from "./step";

/** A device connects. An older session of the same device is forgotten: a device is in one place at a time. */
export function joinDevice(city: City, sessionId: SessionId, joining: JoiningDevice) {
  const known = city.devices.get(joining.id);
  if (known?.session) forgetSession(city, known.session);
  if (known && known.household !== joining.household) renameDevice(city, joining.id, joining.household);
  const device = known ?? { ...joining, session: null, grants: new Set(), evidenceFuel: 0, billedUntil: [] };
  device.banned = joining.banned;
  device.network = joining.network;
  if (isBarred(city, device)) dropGrants(city, device);
  device.session = sessionId;
  city.devices.set(device.id, device);
  forgetChorus(city);
  city.sessions.set(sessionId, {
    id: sessionId,
    device,
    seats: [],
    jobs: new Map(),
    passedOver: 0,
    idleReason: null,
    uncommitted: 0,
  });
}

/** The device says how many unit workers it offers; seats that it takes away give their leases back. */
export function offerSlots(step: Step, sessionId: SessionId, slots: number) {
  const { city } = step;
  const session = city.sessions.get(sessionId);
  if (!session) return;
  forgetChorus(city);
  const surplus = session.seats.splice(slots);
  for (const seat of surplus) clearSeat(city, seat);
  while (session.seats.length < slots)
    session.seats.push({ index: session.seats.length, jobId: null, grants: new Set() });
  const dropped = reseatGrants(step, session);
  session.idleReason = null;
  feedSoon(city, session);
  if (surplus.length > 0 || dropped) feedIdleSessions(city);
}

/**
 * Grants from before the connection broke find their seats again, unless the seat is no longer offered or the job has
 * given its place away. True when some were dropped.
 */
function reseatGrants(step: Step, session: Session): boolean {
  const { city, effects } = step;
  let dropped = false;
  for (const grantId of [...session.device.grants]) {
    const grant = city.grants.get(grantId);
    const seat = grant && session.seats[grant.seat];
    const job = grant && city.jobs.get(grant.jobId);
    if (!grant || seat?.grants.has(grantId)) continue;
    if (seat && job && maySit(seat, job)) {
      if (seat.jobId === null) takeSeat(city, session, seat, job);
      seat.grants.add(grantId);
      continue;
    }
    dropGrant(city, grant);
    dropped = true;
    if (seat) effects.messages.push({ kind: "revoke-seat", to: session.id, jobId: grant.jobId, seat: grant.seat });
  }
  return dropped;
}

const maySit = (seat: Seat, job: JobRun) =>
  seat.jobId === job.id || (seat.jobId === null && job.state === "running" && job.seats < job.cores);

/** The socket is gone; its leases live on for a moment, in case the device comes back. */
export function leaveDevice(city: City, sessionId: SessionId, now: Millis) {
  const session = city.sessions.get(sessionId);
  if (!session) return;
  const until = now + city.policy.reconnectGraceMs;
  for (const grantId of session.device.grants) {
    const grant = city.grants.get(grantId);
    if (!grant) continue;
    grant.sessionId = null;
    grant.expiresAt = Math.min(grant.expiresAt, until) as Millis;
  }
  forgetSession(city, sessionId);
}

function forgetSession(city: City, sessionId: SessionId) {
  const session = city.sessions.get(sessionId);
  if (!session) return;
  for (const seat of session.seats) leaveSeat(city, seat);
  session.device.session = null;
  forgetChorus(city);
  forgetJobsOf(city, session);
  city.hungry.delete(session);
  city.due.delete(session);
  city.uncommitted -= session.uncommitted;
  city.sessions.delete(sessionId);
}

export function banDevice(step: Step, deviceId: DeviceId, banned: boolean) {
  const { city } = step;
  const device = city.devices.get(deviceId);
  if (!device) return;
  device.banned = banned;
  forgetChorus(city);
  if (!banned) return feedAgain(city, device);
  barDevice(step, device);
  feedIdleSessions(city);
}

export function forgiveHousehold(city: City, household: HouseholdId) {
  for (const device of city.devices.values()) {
    if (device.household !== household) continue;
    Object.assign(device, newcomer());
    feedAgain(city, device);
  }
  forgetChorus(city);
}

function feedAgain(city: City, device: DeviceRun) {
  const session = device.session ? city.sessions.get(device.session) : undefined;
  if (session) feedSoon(city, session);
}

/** From now on the device speaks with its household's voice, also for what it returned and holds. */
export function claimDevice(city: City, deviceId: DeviceId, household: HouseholdId) {
  renameDevice(city, deviceId, household);
  feedIdleSessions(city);
}

function renameDevice(city: City, deviceId: DeviceId, household: HouseholdId) {
  city.claimedBy.set(deviceId, household);
  for (const job of city.jobs.values()) {
    for (const block of job.blocks.values()) {
      const { units, dropped } = renameVoice(block, deviceId, household);
      job.waitingReplicas -= dropped;
      for (const unit of units) renameAnswer(city, job, block, unit, deviceId);
    }
  }
  const device = city.devices.get(deviceId);
  if (!device) return;
  device.household = household;
  forgetChorus(city);
  for (const grantId of [...device.grants]) {
    const grant = city.grants.get(grantId);
    if (grant && grant.household !== household) renameLeases(city, grant, household);
  }
}

/** Answers that wait under the device's old name gather no more; one that counts no longer confirms none of them. */
function renameAnswer(city: City, job: JobRun, block: BlockRun, unit: number, deviceId: DeviceId) {
  const run = block.open.get(unit);
  if (run?.clearing) {
    if (run.returned.some((replica) => replica.deviceId === deviceId)) {
      if (!run.clearing.closed) closeClearing(city, job, run.clearing);
    } else dissolveClearing(city, job, run.clearing);
  }
  requeueUnit(city, job, block, unit);
}

/** A lease on a unit that the household holds or returned already ends. */
function renameLeases(city: City, grant: GrantRun, household: HouseholdId) {
  const job = city.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  for (const unit of [...grant.outstanding]) {
    const run = block?.open.get(unit);
    if (!job || !block || !run) continue;
    const voice = { household, network: grant.network };
    const at = run.leased.findIndex((one) => one.household === grant.household);
    if (run.leased.some((one) => one.household === household) || hasReturned(run, voice)) endLease(city, grant, unit);
    else run.leased[at] = voice;
    requeueUnit(city, job, block, unit);
  }
  grant.household = household;
  closeIfEmpty(city, grant);
}
