import type { BlobHash } from "../ids";

/** How two outputs of a unit are judged equal, if not by their bytes. */
export type JobComparison =
  /** JSON of the same structure, with numbers that differ by no more than one of the tolerances allows. */
  | { kind: "json"; absolute: number; relative: number }
  /** A JavaScript function of the customer's; the blob holds its module. */
  | { kind: "program"; source: BlobHash };
