import { kindOfAccount } from "#core/ledger/ledger";
import type { LedgerLine } from "#protocol/api/account";

const OWN = [
  "welcome",
  "gift",
  "payment",
  "payment-back",
  "credit-note",
  "carried",
  "hold",
  "refund",
  "charge",
] as const;

/** What a ledger line is called; undefined for a kind that has no name. A charge reaches a person's lines only as what their device earned. */
export function lineName({ kind, account, amountNanos }: Pick<LedgerLine, "kind" | "account" | "amountNanos">) {
  if (kind === "share") return "shared";
  if (kind === "payout") {
    if (kindOfAccount(account) !== "device") return "payoutPaid";
    return amountNanos < 0 ? "payoutHeld" : "payoutBack";
  }
  if (kindOfAccount(account) === "device") return kind === "reversal" ? "reversed" : "earned";
  return OWN.find((name) => name === kind);
}
