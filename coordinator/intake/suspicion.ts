import type { HouseholdId } from "#core/ids";

/** Troubles between the same two households, after which it no longer matters which of them is to blame. */
const MAX_OF_TWO = 3;

/**
 * Who may be to blame when outputs of a job cannot be compared: a malicious device, whose answers then simply stand alone,
 * or the customer's function, for which the job must wait. One household must not be able to halt a job, so the function
 * is blamed when no single household had a part in every trouble.
 */
export class Suspicion {
  #suspects: ReadonlySet<HouseholdId> | undefined;
  #troubles = 0;

  /** Notes a trouble in which these households had a part. True when the function is to blame. */
  blamesFunction(involved: readonly HouseholdId[]): boolean {
    const before = this.#suspects ?? new Set(involved);
    const suspects = new Set(involved.filter((household) => before.has(household)));
    this.#troubles = suspects.size === before.size ? this.#troubles + 1 : 1;
    this.#suspects = suspects;
    return suspects.size === 0 || (suspects.size > 1 && this.#troubles >= MAX_OF_TWO);
  }
}
