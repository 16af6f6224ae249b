import type { CustomerId, JobId } from "../ids";

export interface Contender {
  id: JobId;
  customerId: CustomerId;
  /** Unit workers on this job now, and the most it wants. */
  slots: number;
  cores: number;
}

/**
 * Whether moving a slot from `from` to `to` makes the shares more equal, and could not be undone by the same rule. At the
 * end of its turn a slot also goes to a customer who has one less: where slots are fewer than customers, or do not divide
 * evenly, they share them in time.
 */
export function fairerAt(
  from: Contender,
  to: Contender,
  slotsOf: (customer: CustomerId) => number,
  turnIsOver = false,
): boolean {
  if (from.customerId === to.customerId) return from.slots - to.slots >= 2;
  return slotsOf(from.customerId) - slotsOf(to.customerId) >= (turnIsOver ? 1 : 2);
}
