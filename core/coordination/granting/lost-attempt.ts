import type { Millis } from "../../time";

/** At most this many are recorded per group: a city that goes dark loses hundreds of thousands of attempts at once. */
export const MAX_LOST_ATTEMPTS_PER_GROUP = 2_000;
/**
 * Noted of one job by one coordinator, for devices may take its units and give them back for as long as they like: so many,
 * and one more for each unit that it settles, up to so many. What is lost never has more rows than what is paid for, but these.
 */
export const MAX_LOST_ATTEMPTS_UNPAID = 1_000;
export const MAX_LOST_ATTEMPTS_PER_JOB = 100_000;
/** Characters of the device's own message that are kept. */
export const MAX_LOSS_CHARS = 280;

/** How a device came to lose a unit that it was given. */
export const LOSS_CAUSES = ["silent", "forgotten", "stuck", "failed", "given-back", "taken-back"] as const;
export type LossCause = (typeof LOSS_CAUSES)[number];

/** An attempt that ended without an answer; kept only for the unit's timeline. */
export interface LostAttempt {
  jobNo: number;
  unit: number;
  deviceNo: number;
  grantedAt: Millis;
  /** When the device first said that it was running the unit. */
  runningAt?: Millis;
  endedAt: Millis;
  cause: LossCause;
  /** The device's own words. */
  message?: string;
}
