import type { BlobHash } from "../ids";

/** How two outputs of a unit are judged equal where that is not by their bytes. */
export type JobComparison =
  /** JSON of the same shape, with numbers that differ by no more than either tolerance allows. */
  | { kind: "json"; absolute: number; relative: number }
  /** A JavaScript function of the customer's; the blob holds its module. */
  | { kind: "program"; source: BlobHash };
