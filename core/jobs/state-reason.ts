/**
 * Why a job is paused or cancelled, as facts. Rules check the kind; `protocol/words/state-reason-in-words.ts` has the
 * sentences.
 */
export type StateReason =
  | { kind: "paused-by-hand" }
  | { kind: "cancelled-by-customer" }
  | { kind: "stopped-by-admin"; words: string }
  | { kind: "budget-spent" }
  /** Something is left, but less than a unit costs. */
  | { kind: "budget-too-small" }
  /** The first units of the job, this many, all failed. */
  | { kind: "first-units-failed"; units: number }
  /** They all hit the same limit: of fuel, or of time by the clock. In seconds. */
  | { kind: "first-units-hit-limit"; units: number; limit: "fuel" | "time"; seconds: number }
  | { kind: "inputs-unreadable" }
  /** A customer's bucket, by its connection's name, cannot be read; `fault` is a `BucketFault`. */
  | { kind: "bucket-unreadable"; connection: string; fault: string }
  /** The same for writing outputs to it. */
  | { kind: "bucket-unwritable"; connection: string; fault: string }
  /** What the customer's comparison function did wrong: a `ComparisonTrouble`. */
  | { kind: "comparison-broke"; what: string; said: string; line: number; twice: boolean }
  /** The same as a sentence, from before it was stored as facts. */
  | { kind: "comparison-failed"; trouble: string }
  /** The program with this hash crashed too many sandboxes. */
  | { kind: "quarantined"; program: string }
  /** A moderator looks at it before it runs. */
  | { kind: "held-for-review" }
  /** A moderator has, and decided against it. */
  | { kind: "refused-in-review"; words: string }
  /** A moderator froze its customer's jobs. */
  | { kind: "customer-frozen"; words: string }
  /** A payment of its customer was taken back after it had been spent. */
  | { kind: "owes-money"; nanos: number }
  /** A moderator banned its customer, or bytes that it names. */
  | { kind: "customer-banned"; words: string }
  | { kind: "program-banned"; words: string }
  /** It starts when that job, whose outputs are its inputs, has finished. */
  | { kind: "waits-for-job"; jobId: string }
  /** That job has finished, but the customer has less money than this job's budget. */
  | { kind: "waits-for-money"; jobId: string; nanos: number }
  /** That job ended without usable outputs; `units` of it failed. */
  | { kind: "no-outputs"; jobId: string; why: "cancelled" | "deleted" | "none" | "units-failed"; units: number }
  /** Its outputs cannot be inputs; `fault` is a `ChainFault`, with its facts. */
  | { kind: "outputs-unusable"; jobId: string; fault: string; unit: number; count: number }
  /** The same from before its reason was stored as facts. */
  | { kind: "outputs-refused"; jobId: string; words: string }
  /** From before reasons were stored as facts. */
  | { kind: "other"; words: string };

/** Whether more budget is all that the job needs. */
export const waitsForMoney = ({ state, reason }: { state: string; reason: StateReason | null }) =>
  state === "paused" && (reason?.kind === "budget-spent" || reason?.kind === "budget-too-small");

/** Whether the job has no units yet because they will be another job's outputs. */
export const waitsToStart = ({ state, reason }: { state: string; reason: StateReason | null }) =>
  state === "paused" && (reason?.kind === "waits-for-job" || reason?.kind === "waits-for-money");

/** Compares field by field. */
export function sameReason(a: StateReason | null, b: StateReason | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [a, b] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
