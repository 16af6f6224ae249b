import type { CustomerId, JobId } from "../ids";

export interface Contender {
  id: JobId;
  customerId: CustomerId;
  /** Unit workers at this job now, and the most it wants. */
  seats: number;
  cores: number;
}

/**
 * The job whose customer has the fewest seats in the city comes first; within a customer the job with the fewest. Equal
 * customers get equal parts of the city, however many jobs they split their work into (max–min fairness).
 */
export function precedes(a: Contender, b: Contender, seatsOf: (customer: CustomerId) => number): boolean {
  if (a.customerId === b.customerId) return a.seats < b.seats;
  return seatsOf(a.customerId) < seatsOf(b.customerId);
}

/** Whether moving a seat from `from` to `to` makes the shares more equal and could not be undone by the same rule. */
export function fairerAt(from: Contender, to: Contender, seatsOf: (customer: CustomerId) => number): boolean {
  if (from.customerId === to.customerId) return from.seats - to.seats >= 2;
  return seatsOf(from.customerId) - seatsOf(to.customerId) >= 2;
}
