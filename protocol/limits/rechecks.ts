import { MINUTE } from "#core/time";

/** How results in doubt are computed again in jobs that have finished. */
export const RECHECK_LIMITS = {
  /** How old an answer of an outvoted household may be, and how many of each device's newest are looked at. */
  MAX_RECHECK_DAYS: 30,
  MAX_RECHECKED_ANSWERS: 10_000,
  /** Devices whose jobs are found in one step; jobs that are opened in one round, every five seconds; units of one such. */
  MAX_DOUBTED_DEVICES_AT_ONCE: 5,
  MAX_RECHECKS_IN_A_ROW: 4,
  MAX_RECHECK_UNITS: 2_000,
  /** Answers that are looked at in one transaction, for which commit groups wait: some 0.2 seconds. */
  MAX_ANSWERS_RECHECKED_AT_ONCE: 5_000,
  /** In the whole city, finished jobs that are open again. */
  MAX_JOBS_RECHECKED_AT_ONCE: 50,
  /** How long a job is left alone after its end, until every coordinator knows of it. */
  MIN_REST_BEFORE_RECHECK_MS: MINUTE,
  /** What the city adds to one recheck, and in a day: C$5 and C$100. */
  MAX_RECHECK_GRANT_NANOS: 5e9,
  MAX_RECHECK_GRANTS_A_DAY_NANOS: 100e9,
  /** Of one job, for its customer. */
  MAX_RECHECKS_SHOWN: 20,
  MAX_CHANGED_UNITS_SHOWN: 20,
} as const;
