import type { CustomerId, JobId } from "../ids";

export interface Contender {
  id: JobId;
  customerId: CustomerId;
  /** Unit workers at this job now, and the most it wants. */
  seats: number;
  cores: number;
}

/**
 * The job whose customer has the fewest seats in the city; within a customer the job with the fewest, the oldest first.
 * Equal customers get equal parts of the city, however many jobs they split their work into (max–min fairness).
 */
export function nextByFairShare<C extends Contender>(
  contenders: Iterable<C>,
  seatsOf: (customer: CustomerId) => number,
): C | undefined {
  let best: C | undefined;
  for (const contender of contenders) if (!best || precedes(contender, best, seatsOf)) best = contender;
  return best;
}

function precedes(a: Contender, b: Contender, seatsOf: (customer: CustomerId) => number): boolean {
  const byCustomer = seatsOf(a.customerId) - seatsOf(b.customerId);
  if (byCustomer !== 0) return byCustomer < 0;
  return a.seats < b.seats;
}

/** Whether moving a seat from `from` to `to` makes the shares more equal and could not be undone by the same rule. */
export function fairerAt(from: Contender, to: Contender, seatsOf: (customer: CustomerId) => number): boolean {
  if (from.customerId === to.customerId) return from.seats - to.seats >= 2;
  return seatsOf(from.customerId) - seatsOf(to.customerId) >= 2;
}
