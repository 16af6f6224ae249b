import type { DeviceId, HouseholdId, SessionId } from "../ids";
import type { Millis } from "../time";
import type { Effects } from "./effects";
import type { JoiningDevice } from "./events";
import { feedIdleSessions, feedSession } from "./grant-units";
import { clearSeat, leaveSeat, takeSeat } from "./seats";
import type { City, Seat, Session } from "./state";

/** A device connects. An older session of the same device is forgotten: a device is in one place at a time. */
export function joinDevice(city: City, sessionId: SessionId, joining: JoiningDevice) {
  const known = city.devices.get(joining.id);
  if (known?.session) forgetSession(city, known.session);
  const device = known ?? { ...joining, session: null, grants: new Set() };
  device.household = joining.household;
  device.banned = joining.banned;
  device.session = sessionId;
  city.devices.set(device.id, device);
  city.sessions.set(sessionId, {
    id: sessionId,
    device,
    seats: [],
    sheets: new Set(),
    paces: new Map(),
    idleReason: null,
    uncommitted: 0,
  });
}

/** The device says how many unit workers it offers; seats that it takes away give their leases back. */
export function offerSlots(city: City, sessionId: SessionId, slots: number, now: Millis, effects: Effects) {
  const session = city.sessions.get(sessionId);
  if (!session) return;
  const surplus = session.seats.splice(slots);
  for (const seat of surplus) clearSeat(city, seat);
  while (session.seats.length < slots) session.seats.push(newSeat(city, session, session.seats.length));
  session.idleReason = null;
  feedSession(city, session, now, effects);
  if (surplus.length > 0) feedIdleSessions(city, now, effects);
}

/** A seat that the device had before its connection broke still has its grants. */
function newSeat(city: City, session: Session, index: number): Seat {
  const seat: Seat = { index, jobId: null, grants: new Set() };
  for (const grantId of session.device.grants) {
    const grant = city.grants.get(grantId);
    const job = grant && grant.seat === index ? city.jobs.get(grant.jobId) : undefined;
    if (!grant || !job) continue;
    if (seat.jobId === null) takeSeat(city, seat, job);
    if (seat.jobId === job.id) seat.grants.add(grantId);
  }
  return seat;
}

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
  city.sessions.delete(sessionId);
}

export function banDevice(city: City, deviceId: DeviceId, banned: boolean, now: Millis, effects: Effects) {
  const device = city.devices.get(deviceId);
  if (!device) return;
  device.banned = banned;
  const session = device.session ? city.sessions.get(device.session) : undefined;
  if (!session) return;
  if (!banned) return feedSession(city, session, now, effects);
  for (const seat of session.seats) clearSeat(city, seat);
  effects.messages.push({ kind: "revoke-all", to: session.id, reason: "device-limited" });
  session.idleReason = "device-limited";
  effects.messages.push({ kind: "idle", to: session.id, reason: "device-limited" });
  feedIdleSessions(city, now, effects);
}

/** From now on the device speaks with its household's voice. */
export function claimDevice(city: City, deviceId: DeviceId, household: HouseholdId) {
  const device = city.devices.get(deviceId);
  if (device) device.household = household;
}
