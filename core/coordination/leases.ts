import type { GrantId, SessionId } from "../ids";
import type { Millis } from "../time";
import type { Effects } from "./effects";
import { feedIdleSessions, feedSession } from "./grant-units";
import { closeIfEmpty, dropGrant, giveBackUnit } from "./seats";
import type { City } from "./state";

/** Units of a grant handed back unused. */
export function releaseLeases(
  city: City,
  sessionId: SessionId,
  grantId: GrantId,
  units: readonly number[],
  now: Millis,
  effects: Effects,
) {
  const grant = city.grants.get(grantId);
  const session = city.sessions.get(sessionId);
  if (!grant || !session || grant.deviceId !== session.device.id) return;
  for (const unit of units) giveBackUnit(city, grant, unit);
  closeIfEmpty(city, grant);
  feedSession(city, session, now, effects);
  feedIdleSessions(city, now, effects);
}

/** The named grants live on; the device's others are given back, for it no longer knows them. */
export function renewLeases(
  city: City,
  sessionId: SessionId,
  grantIds: readonly GrantId[],
  now: Millis,
  effects: Effects,
) {
  const session = city.sessions.get(sessionId);
  if (!session) return;
  const alive = new Set(grantIds);
  let released = false;
  for (const grantId of [...session.device.grants]) {
    const grant = city.grants.get(grantId);
    if (!grant) continue;
    if (alive.has(grantId)) {
      grant.expiresAt = (now + city.policy.leaseMs) as Millis;
      grant.sessionId = sessionId;
    } else if (now - grant.grantedAt > city.policy.reconnectGraceMs || grant.sessionId !== sessionId) {
      dropGrant(city, grant);
      released = true;
    }
  }
  feedSession(city, session, now, effects);
  if (released) feedIdleSessions(city, now, effects);
}

/** Ends expired leases, and offers what is waiting to every seat that has room. */
export function sweepLeases(city: City, now: Millis, effects: Effects) {
  for (const grant of city.grants.values()) if (grant.expiresAt <= now) dropGrant(city, grant);
  for (const device of city.devices.values()) {
    if (device.session === null && device.grants.size === 0) city.devices.delete(device.id);
  }
  feedIdleSessions(city, now, effects);
}
