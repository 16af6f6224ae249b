import type { Checking } from "./checking";

/** What a device's settled answers have earned it. A household's devices lose it together. */
export interface Standing {
  /** Settled answers of the device since its household was last outvoted. */
  streak: number;
  /** Jobs in which the household was outvoted, since it was last forgiven. */
  strikes: number;
}

/** What a device's own row keeps of it. */
export interface FullStanding extends Standing {
  /** Of the streak, what came from jobs of customers for whom no admin has vouched. */
  unvouched: number;
}

export const newcomer = (): FullStanding => ({ streak: 0, strikes: 0, unvouched: 0 });

export const streakForTrust = (strikes: number, checking: Checking) => checking.trustAfter * 2 ** strikes;

export const isTrusted = ({ streak, strikes }: Standing, checking: Checking) =>
  streak >= streakForTrust(strikes, checking);

export const isLimited = ({ strikes }: Standing, checking: Checking) => strikes >= checking.strikesBeforeLimit;

/** An answer of the household was outvoted; `strikes`: in a job where none was before. */
export function loseTrust(standing: FullStanding, strikes: boolean, checking: Checking) {
  if (strikes) standing.strikes = standing.streak >= checking.forgivenAfter ? 1 : standing.strikes + 1;
  standing.streak = 0;
  standing.unvouched = 0;
}
