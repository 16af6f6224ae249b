/**
 * Why a saved card is charged no more until its customer says so. `needs-owner`: the bank wants to see them; `unanswered`: for a day
 * nobody could say whether an attempt was paid; `taken-back`: a payment of theirs was refunded, or disputed at the bank.
 */
export const WHY_STOPPED = ["declined", "needs-owner", "unanswered", "taken-back"] as const;
export type WhyStopped = (typeof WHY_STOPPED)[number];
