/** Why a job is paused or cancelled, as facts. Rules read the kind; people read `protocol/state-reason-in-words.ts`. */
export type StateReason =
  | { kind: "paused-by-hand" }
  | { kind: "cancelled-by-customer" }
  | { kind: "stopped-by-admin"; words: string }
  | { kind: "budget-spent" }
  /** Something is left, and less than a unit costs. */
  | { kind: "budget-too-small" }
  /** The first units of the job, so many, all failed. */
  | { kind: "first-units-failed"; units: number }
  /** They all used up the same limit: of fuel, or of time by the clock. It is told in seconds. */
  | { kind: "first-units-hit-limit"; units: number; limit: "fuel" | "time"; seconds: number }
  | { kind: "inputs-unreadable" }
  /** A bucket of the customer's, by its connection's name, cannot be read; `fault` is a `BucketFault`. */
  | { kind: "bucket-unreadable"; connection: string; fault: string }
  /** The same for outputs that are to be written there. */
  | { kind: "bucket-unwritable"; connection: string; fault: string }
  /** What the customer's comparison function did instead of its work, as a sentence that it may have worded itself. */
  | { kind: "comparison-failed"; trouble: string }
  /** The program, by its hash, ended too many sandboxes. */
  | { kind: "quarantined"; program: string }
  /** From before reasons were facts. */
  | { kind: "other"; words: string };

/** Whether more budget is all that the job waits for. */
export const waitsForMoney = ({ state, reason }: { state: string; reason: StateReason | null }) =>
  state === "paused" && (reason?.kind === "budget-spent" || reason?.kind === "budget-too-small");

/** Facts, so field by field. */
export function sameReason(a: StateReason | null, b: StateReason | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [a, b] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
