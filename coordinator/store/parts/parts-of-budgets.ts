import type { Commit } from "#core/coordination/effects";
import { LIMITS } from "#protocol/limits";

/** What a commit group spends of a job. */
export interface JobCharge {
  jobNo: number;
  jobId: string;
  nanos: number;
}

/**
 * What a term may still spend of each job without asking. A memory aid: the database refuses what exceeds a part, and
 * whoever forgets one asks once more than necessary.
 */
export class PartsOfBudgets {
  readonly #left = new Map<number, number>();

  /** Those for which the group needs more than is known to be there. */
  short(commit: Commit): JobCharge[] {
    return chargesIn(commit).filter(({ jobNo, nanos }) => nanos > (this.#left.get(jobNo) ?? 0));
  }

  know(jobNo: number, leftNanos: number) {
    if (this.#left.size >= LIMITS.MAX_PARTS_KNOWN) this.#left.clear();
    this.#left.set(jobNo, leftNanos);
  }

  /** The group is durable. */
  spent(commit: Commit) {
    for (const { jobNo, nanos } of chargesIn(commit)) this.#left.set(jobNo, (this.#left.get(jobNo) ?? 0) - nanos);
    for (const { jobNo, state } of commit.states)
      if (state === "finished" || state === "cancelled") this.#left.delete(jobNo);
  }

  forget() {
    this.#left.clear();
  }
}

const chargesIn = ({ jobs }: Commit): JobCharge[] =>
  [...jobs].flatMap(([jobId, { jobNo, spentNanos: nanos }]) => (nanos > 0 ? [{ jobNo, jobId, nanos }] : []));
