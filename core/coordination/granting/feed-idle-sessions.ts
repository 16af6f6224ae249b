import type { State } from "../state";

/** Work appeared, was given back or ended: sessions that found nothing look again, or learn why they still wait. O(1) */
export function feedIdleSessions(state: State) {
  if (state.stopped) return;
  state.stirred = state.hungry.size;
  state.vainLooks = 0;
}
