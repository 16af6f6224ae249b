import type { Checking } from "./checking";

/** What a device's settled answers have earned it. A household's devices lose it together. */
export interface Standing {
  /** Settled answers of the device since its household was last outvoted. */
  streak: number;
  /** Jobs in which the household was outvoted, since it was last forgiven. */
  strikes: number;
}

export const newcomer = (): Standing => ({ streak: 0, strikes: 0 });

export const streakForTrust = (strikes: number, checking: Checking) => checking.trustAfter * 2 ** strikes;

export const isTrusted = ({ streak, strikes }: Standing, checking: Checking) =>
  streak >= streakForTrust(strikes, checking);

export const isLimited = ({ strikes }: Standing, checking: Checking) => strikes >= checking.strikesBeforeLimit;

/** An answer of the household was outvoted; `strikes`: in a job where none was before. */
export function loseTrust(standing: Standing, strikes: boolean, checking: Checking) {
  if (strikes) standing.strikes = standing.streak >= checking.forgivenAfter ? 1 : standing.strikes + 1;
  standing.streak = 0;
}
