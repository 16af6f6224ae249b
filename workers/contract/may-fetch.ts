import type { DonationSnapshot } from "./donation-snapshot";
import type { WhyResting } from "./donation-state";

/** A device that rests for this sends nothing either: what is finished waits for a network that costs nothing. */
export const isForData = ({ kind }: WhyResting): boolean => kind === "metered" || kind === "data-used";

/** Whether a page may fetch what it only shows: by the same rules as what is computed, lit or not. */
export function mayFetch({ state, home, rules }: Pick<DonationSnapshot, "state" | "home" | "rules">): boolean {
  if (home.isMetered && !rules.onMetered) return false;
  return state.mode !== "resting" || !isForData(state.why);
}
