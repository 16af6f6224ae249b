import { feedIdleSessions } from "./feed-in-turn";
import { clearSeat, dropGrant } from "./seats";
import type { City } from "./state";
import type { Step } from "./step";

/** All work in the city ends now; jobs keep their state and go on when the city resumes. */
export function stopCity(step: Step, reason: string) {
  const { city, effects } = step;
  city.stopped = true;
  for (const session of city.sessions.values()) {
    for (const seat of session.seats) clearSeat(city, seat);
    effects.messages.push({ kind: "revoke-all", to: session.id, why: { kind: "stopped-by-admin", words: reason } });
    session.idleReason = "stopped-by-admin";
    effects.messages.push({ kind: "idle", to: session.id, reason: "stopped-by-admin" });
  }
  for (const grant of city.grants.values()) dropGrant(city, grant);
}

export function resumeCity(city: City) {
  city.stopped = false;
  feedIdleSessions(city);
}
