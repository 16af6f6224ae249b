import { MIB } from "./sizes";

/** What submitting may cost the city: threads of the coordinator beside its own, their time and their memory. */
export const SUBMITTING_LIMITS = {
  planThreads: 2,
  planMs: 240_000,
  planMib: 192,
  /** Of plans that are remembered: some 70 bytes each. */
  planBlocksKept: 200_000,
  programThreads: 2,
  programCheckMs: 30_000,
  /** Of the heap; a WebAssembly module lies beside it. */
  programCheckMib: 256,
  /** Of a core, in which a program in Python and all that it brings are read; none of it is run. */
  MAX_PYTHON_CHECK_SECONDS: 20,
  MAX_PYTHON_CHECK_MIB: 256,
  /** Each holds a compiled interpreter. */
  MAX_PYTHON_CHECK_THREADS: 1,
  /** Code in Python that one job brings, before it is unpacked. */
  MAX_PYTHON_BYTES: 32 * MIB,
  /** Refusals of programs and checks of comparisons that are remembered. */
  checksKept: 1_000,
  comparisonThreads: 2,
  comparisonMib: 512,
  /** From a stop to the end of a thread that does not heed it. */
  stopMs: 2_000,
  /** Failures of a job of which the limits are counted that ended them, while nothing else has come of it. */
  MAX_COUNTED_FAILURES: 50,
  /** Of each kind of such work; more is refused. */
  waitingPerPerson: 32,
} as const;
