import type { DonationSnapshot } from "./donation-snapshot";
import type { WhyResting } from "./donation-state";

/** A device that rests for this reason sends nothing either: finished results wait for an unmetered network. */
export function isForData(resting: WhyResting): boolean {
  const kind = kindOf(resting);
  return kind === "metered" || kind === "data-used";
}

export function isForBattery(resting: WhyResting): boolean {
  const kind = kindOf(resting);
  return kind === "on-battery" || kind === "low-battery" || kind === "hidden-on-battery";
}

/** Whoever's rule it is. */
const kindOf = (resting: WhyResting) => (resting.kind === "household-rule" ? resting.why.kind : resting.kind);

/** Whether a page may fetch what it only displays: the same rules apply as to computing, whether lit or not. */
export function mayFetch({ state, home, rules }: Pick<DonationSnapshot, "state" | "home" | "rules">): boolean {
  if (home.isMetered && !rules.onMetered) return false;
  return state.mode !== "resting" || !isForData(state.why);
}
