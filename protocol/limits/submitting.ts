import { MIB } from "./sizes";

/** What submitting may cost the city: separate threads, their time and their memory. */
export const SUBMITTING_LIMITS = {
  planThreads: 2,
  planMs: 240_000,
  planMib: 192,
  /** Of cached plans: about 70 bytes each. */
  planBlocksKept: 200_000,
  programThreads: 2,
  programCheckMs: 30_000,
  /** Of the heap; a WebAssembly module is outside it. */
  programCheckMib: 256,
  /** CPU time for checking a Python program and all of its files; none of it is run. */
  MAX_PYTHON_CHECK_SECONDS: 20,
  MAX_PYTHON_CHECK_MIB: 256,
  /** Each holds a compiled interpreter. */
  MAX_PYTHON_CHECK_THREADS: 1,
  /** Python code of one job, before it is unpacked. */
  MAX_PYTHON_BYTES: 32 * MIB,
  /** Cached refusals of programs and checks of comparisons. */
  checksKept: 1_000,
  comparisonThreads: 2,
  comparisonMib: 512,
  /** From a stop to the end of a thread that ignores it. */
  stopMs: 2_000,
  /** Failures of a job, before any success, whose limits are counted. */
  MAX_COUNTED_FAILURES: 50,
  /** Of each kind of such work; more is refused. */
  waitingPerPerson: 32,
  /** Jobs and units of different customers whose rows are written at the same time, each over a connection to the database. */
  MAX_SUBMISSIONS_WRITTEN_AT_ONCE: 8,
} as const;
