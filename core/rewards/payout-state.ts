/**
 * A payout is held from when it is asked for. Its person may take it back until an admin approves it; an approved one is
 * paid, or refused if the bank could not pay it, which it may find out later. The other states are ends.
 *
 *     held → approved → paid
 *     held → withdrawn
 *     held, approved, paid → refused
 */
export const PAYOUT_STATES = ["held", "approved", "paid", "refused", "withdrawn"] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** From which states each is reached. */
export const BEFORE = {
  approved: ["held"],
  paid: ["approved"],
  refused: ["held", "approved", "paid"],
  withdrawn: ["held"],
} as const satisfies Record<Exclude<PayoutState, "held">, readonly PayoutState[]>;
