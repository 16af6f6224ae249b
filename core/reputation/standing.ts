import type { Checking } from "./checking";

/** The trust that a device has earned by settled answers. A household's devices lose it together. */
export interface Standing {
  /** Settled answers of the device since its household was last outvoted. */
  streak: number;
  /** Jobs in which the household was outvoted, since these were last cleared. */
  strikes: number;
}

/** The standing as stored in a device's row. */
export interface FullStanding extends Standing {
  /** The part of the streak that comes from jobs of customers for whom no admin has vouched. */
  unvouched: number;
}

export const newcomer = (): FullStanding => ({ streak: 0, strikes: 0, unvouched: 0 });

/** The standing of a device that the city vouches for: as if it had never been wrong. One outvoted answer ends it. */
export const anchorStanding = ({ forgivenAfter }: Checking): FullStanding => ({ ...newcomer(), streak: forgivenAfter });

export const streakForTrust = (strikes: number, checking: Checking) => checking.trustAfter * 2 ** strikes;

export const isTrusted = ({ streak, strikes }: Standing, checking: Checking) =>
  streak >= streakForTrust(strikes, checking);

export const isLimited = ({ strikes }: Standing, checking: Checking) => strikes >= checking.strikesBeforeLimit;

/** An answer of the household was outvoted; `strikes`: for the first time in this job. */
export function loseTrust(standing: FullStanding, strikes: boolean, checking: Checking) {
  if (strikes) standing.strikes = standing.streak >= checking.forgivenAfter ? 1 : standing.strikes + 1;
  standing.streak = 0;
  standing.unvouched = 0;
}
