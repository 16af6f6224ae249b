import type { DonationSnapshot } from "./donation-snapshot";
import type { WhyResting } from "./donation-state";

/** A device that rests for this reason sends nothing either: finished results wait for an unmetered network. */
export const isForData = ({ kind }: WhyResting): boolean => kind === "metered" || kind === "data-used";

/** Whether a page may fetch what it only displays: the same rules apply as to computing, whether lit or not. */
export function mayFetch({ state, home, rules }: Pick<DonationSnapshot, "state" | "home" | "rules">): boolean {
  if (home.isMetered && !rules.onMetered) return false;
  return state.mode !== "resting" || !isForData(state.why);
}
