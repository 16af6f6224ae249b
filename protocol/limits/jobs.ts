import { GIB, KIB, MIB } from "./sizes";

/** What a customer may submit. */
export const JOB_LIMITS = {
  jobNameChars: 80,
  causeChars: 280,
  /** Words of a person, or of a comparison function, in the reason of a job's state. */
  reasonChars: 2_000,
  MAX_ACT_REASON_CHARS: 280,
  programBytes: 64 * MIB,
  /** Of a JavaScript module: about 4 MB of minified code. */
  programTokens: 1_000_000,
  /** Larger modules are not checked for names that devices lack, which takes more memory than parsing. */
  MAX_ADVISED_TOKENS: 400_000,
  /** Warnings about one program. */
  programWarnings: 12,
  uploadBytes: 1 * GIB,
  unitsPerJob: 10_000_000,
  /** How often units may be added to one job. */
  MAX_ADDITIONS_PER_JOB: 10_000,
  MAX_ADDITION_KEY_CHARS: 100,
  replicas: 5,
  comparatorBytes: 64 * KIB,
  coresPerJob: 100_000,
  /** Running or paused. */
  MAX_OPEN_JOBS_PER_CUSTOMER: 200,
  /** Of these, jobs that wait for another job to end, and the length of a chain of waiting jobs. */
  MAX_WAITING_JOBS_PER_CUSTOMER: 50,
  MAX_CHAIN_DEPTH: 16,
  MAX_FOLLOWERS_SHOWN: 100,
  /** Outputs that are files of a chained job; groups of outputs may be as many as a job has units. */
  MAX_CHAINED_OUTPUTS: 100_000,
  MAX_OUTPUTS_PER_UNIT: 1_000,
  /** How long a coordinator has to start a waiting job before another one tries. */
  MAX_CHAIN_START_MS: 10 * 60_000,
  /** When to try again to start a job whose customer had too little money. */
  CHAIN_RETRY_MS: 60_000,
  /** Started by one coordinator at once, each for another customer; and started in one round. */
  MAX_CHAINS_STARTED_AT_ONCE: 2,
  MAX_CHAINS_STARTED_IN_A_ROW: 20,
  /** About two seconds of one core; what is not spent is given back. */
  MIN_BUDGET_NANOS: 10_000,
  budgetNanos: 1_000_000 * 1_000_000_000,
} as const;
