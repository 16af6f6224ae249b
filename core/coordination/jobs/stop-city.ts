import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { clearSlot, dropGrant } from "../granting/slots";
import type { State } from "../state";
import type { Step } from "../step";

/** Ends all work in the city at once; jobs keep their state and continue when the city resumes. */
export function stopCity(step: Step, reason: string) {
  const { state, effects } = step;
  state.stopped = true;
  for (const session of state.sessions.values()) {
    for (const slot of session.slots) clearSlot(state, slot);
    effects.messages.push({ kind: "revoke-all", to: session.id, why: { kind: "stopped-by-admin", words: reason } });
    session.idleReason = "stopped-by-admin";
    effects.messages.push({ kind: "idle", to: session.id, reason: "stopped-by-admin" });
  }
  for (const grant of state.grants.values()) dropGrant(state, grant);
}

export function resumeCity(state: State) {
  state.stopped = false;
  feedIdleSessions(state);
}
