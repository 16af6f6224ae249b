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
  /** It starts when that job, whose outputs are its inputs, has finished. */
  | { kind: "waits-for-job"; jobId: string }
  /** That job has finished, and the customer has less money than this job's budget comes to. */
  | { kind: "waits-for-money"; jobId: string; nanos: number }
  /** That job ended without outputs to begin with; `units` of it have failed. */
  | { kind: "no-outputs"; jobId: string; why: "cancelled" | "deleted" | "none" | "units-failed"; units: number }
  /** Its outputs cannot be inputs, for a reason that is a sentence. */
  | { kind: "outputs-refused"; jobId: string; words: string }
  /** From before reasons were facts. */
  | { kind: "other"; words: string };

/** Whether more budget is all that the job waits for. */
export const waitsForMoney = ({ state, reason }: { state: string; reason: StateReason | null }) =>
  state === "paused" && (reason?.kind === "budget-spent" || reason?.kind === "budget-too-small");

/** Whether the job has no units yet, for they will be another job's outputs. */
export const waitsToStart = ({ state, reason }: { state: string; reason: StateReason | null }) =>
  state === "paused" && (reason?.kind === "waits-for-job" || reason?.kind === "waits-for-money");

/** Facts, so field by field. */
export function sameReason(a: StateReason | null, b: StateReason | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [a, b] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
