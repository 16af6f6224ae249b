import type { CustomerId } from "../ids";

/**
 * Customers that gave a slot away at the end of its turn, until they get another one or have no running job any more.
 * All operations are O(1).
 */
export class GaveWay {
  readonly #customers = new Set<CustomerId>();
  readonly #runningJobs = new Map<CustomerId, number>();

  has(customer: CustomerId): boolean {
    return this.#customers.has(customer);
  }

  add(customer: CustomerId): void {
    if (this.#runningJobs.has(customer)) this.#customers.add(customer);
  }

  delete(customer: CustomerId): void {
    this.#customers.delete(customer);
  }

  /** One of its jobs runs. */
  jobBegan(customer: CustomerId): void {
    this.#runningJobs.set(customer, (this.#runningJobs.get(customer) ?? 0) + 1);
  }

  /** And no longer. */
  jobEnded(customer: CustomerId): void {
    const left = (this.#runningJobs.get(customer) ?? 0) - 1;
    if (left > 0) this.#runningJobs.set(customer, left);
    else {
      this.#runningJobs.delete(customer);
      this.#customers.delete(customer);
    }
  }
}
