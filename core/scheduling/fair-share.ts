import type { CustomerId, JobId } from "../ids";

export interface Contender {
  id: JobId;
  customerId: CustomerId;
  /** Unit workers on this job now, and the most it wants. */
  slots: number;
  cores: number;
}

/**
 * The job whose customer has the fewest slots in the city comes first; within a customer, the job with the fewest.
 * Customers get equal shares of the city, however many jobs they split their work into (max-min fairness).
 */
export function precedes(a: Contender, b: Contender, slotsOf: (customer: CustomerId) => number): boolean {
  if (a.customerId === b.customerId) return a.slots < b.slots;
  return slotsOf(a.customerId) < slotsOf(b.customerId);
}

/** Whether moving a slot from `from` to `to` makes the shares more equal, and could not be undone by the same rule. */
export function fairerAt(from: Contender, to: Contender, slotsOf: (customer: CustomerId) => number): boolean {
  if (from.customerId === to.customerId) return from.slots - to.slots >= 2;
  return slotsOf(from.customerId) - slotsOf(to.customerId) >= 2;
}
