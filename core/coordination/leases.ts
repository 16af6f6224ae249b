import type { GrantId, SessionId } from "../ids";
import { MINUTE, type Millis } from "../time";
import { sweepClearings } from "./clearings";
import { beginTurnAtRest, feedAll, feedIdleSessions, feedLast, feedSoon } from "./feed-in-turn";
import { closeIfEmpty, endLease, giveBackUnit, leaveSeat } from "./seats";
import { recordLoss } from "./settle-replica";
import type { City, GrantRun, Session } from "./state";
import type { Step } from "./step";
import { noteIdleJobs } from "./why-waiting";

/** A device that gives a tenth of a core to a unit may take ten times its wall limit … */
const MOST_STRETCH = 10;
/** … and so long to fetch what it needs before. */
const FETCH_MS = 10 * MINUTE;

/** Units of a grant handed back unused. */
export function releaseLeases(city: City, sessionId: SessionId, grantId: GrantId, units: readonly number[]) {
  const grant = city.grants.get(grantId);
  const session = city.sessions.get(sessionId);
  if (!grant || !session || grant.deviceId !== session.device.id) return;
  for (const unit of units) giveBackUnit(city, grant, unit);
  closeIfEmpty(city, grant);
  feedSoon(city, session);
  feedIdleSessions(city);
}

/**
 * The named grants live on; the device's others are lost, for it no longer knows them. A seat that renews and renews
 * and returns nothing is stuck: it must stop, and others get its units.
 */
export function renewLeases(step: Step, sessionId: SessionId, grantIds: readonly GrantId[]) {
  const { city, now, effects } = step;
  const session = city.sessions.get(sessionId);
  if (!session) return;
  const alive = new Set(grantIds);
  let [lost, stuck] = [false, false];
  for (const grantId of [...session.device.grants]) {
    const grant = city.grants.get(grantId);
    if (!grant) continue;
    if (alive.has(grantId) && !isStuck(city, grant, now)) {
      grant.expiresAt = (now + city.policy.leaseMs) as Millis;
      grant.sessionId = sessionId;
    } else if (alive.has(grantId)) {
      loseSeat(step, session, grant);
      effects.messages.push({ kind: "revoke-seat", to: sessionId, jobId: grant.jobId, seat: grant.seat });
      stuck = true;
    } else if (now - grant.grantedAt > city.policy.reconnectGraceMs || grant.sessionId !== sessionId) {
      loseGrant(step, grant, "The device forgot it");
      lost = true;
    }
  }
  if (stuck) return;
  feedSoon(city, session);
  if (lost) feedIdleSessions(city);
}

/** Ends expired leases, and offers what is waiting to every seat that has room. */
export function sweepLeases(step: Step) {
  const { city, now } = step;
  for (const grant of city.grants.values()) {
    if (grant.expiresAt > now) continue;
    loseGrant(step, grant, "The device fell silent");
    const session = grant.sessionId && city.sessions.get(grant.sessionId);
    if (session) leaveIdleSeat(city, session, grant.seat);
  }
  for (const device of city.devices.values()) {
    if (device.session === null && device.grants.size === 0) city.devices.delete(device.id);
  }
  sweepClearings(step);
  beginTurnAtRest(city);
  feedAll(city);
  noteIdleJobs(city, now);
}

function isStuck(city: City, grant: GrantRun, now: Millis): boolean {
  const job = city.jobs.get(grant.jobId);
  return job !== undefined && now - grant.progressAt > MOST_STRETCH * job.sheet.limits.wallMs + FETCH_MS;
}

/** All that the session holds for that seat, which a device drops together, and the seat itself. */
function loseSeat(step: Step, session: Session, stuck: GrantRun) {
  const { city } = step;
  for (const grantId of [...session.device.grants]) {
    const grant = city.grants.get(grantId);
    if (grant?.seat === stuck.seat) loseGrant(step, grant, "The device was stuck");
  }
  leaveIdleSeat(city, session, stuck.seat);
}

/** The session held work there and did none of it: all others that have room look before it does. */
function leaveIdleSeat(city: City, session: Session, index: number) {
  const seat = session.seats[index];
  if (seat && seat.grants.size === 0) leaveSeat(city, seat);
  feedLast(city, session);
}

/** What is left of the grant goes to other households: this one had its chance for now. */
function loseGrant(step: Step, grant: GrantRun, message: string) {
  const { city } = step;
  const job = city.jobs.get(grant.jobId);
  const device = city.devices.get(grant.deviceId);
  for (const unit of [...grant.outstanding]) {
    const block = job?.blocks.get(grant.block);
    if (!endLease(city, grant, unit) || !job || !device || !block?.open.has(unit)) continue;
    recordLoss(step, job, block, device, { unit, how: "expired", message });
  }
  closeIfEmpty(city, grant);
}
