import type { CustomerId } from "../ids";
import type { Contender } from "../scheduling/fair-share";

/**
 * The job whose customer has the fewest slots in the city comes first; within a customer, the job with the fewest.
 * Customers get equal shares of the city, however many jobs they split their work into (max-min fairness).
 */
export function precedes(a: Contender, b: Contender, slotsOf: (customer: CustomerId) => number): boolean {
  if (a.customerId === b.customerId) return a.slots < b.slots;
  return slotsOf(a.customerId) < slotsOf(b.customerId);
}
