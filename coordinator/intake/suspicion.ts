import type { HouseholdId } from "#core/ids";

/** After this many faults between the same two households it no longer matters which of them is to blame. */
const MAX_OF_TWO = 3;

/**
 * Decides who may be to blame when outputs of a job cannot be compared: a malicious device, whose answers then simply
 * count alone, or the customer's function, for which the job must be paused. One household must not be able to pause a
 * job, so the function is blamed when no single household was involved in every fault.
 */
export class Suspicion {
  #suspects: ReadonlySet<HouseholdId> | undefined;
  #troubles = 0;

  /** Records a fault in which these households were involved. True when the function is to blame. */
  blamesFunction(involved: readonly HouseholdId[]): boolean {
    const before = this.#suspects ?? new Set(involved);
    const suspects = new Set(involved.filter((household) => before.has(household)));
    this.#troubles = suspects.size === before.size ? this.#troubles + 1 : 1;
    this.#suspects = suspects;
    return suspects.size === 0 || (suspects.size > 1 && this.#troubles >= MAX_OF_TWO);
  }
}
