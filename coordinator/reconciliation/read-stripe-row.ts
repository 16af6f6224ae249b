import { CITY_CURRENCY } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";
import { visibleText } from "#protocol/text/visible-text";
import { centsOf } from "./cents-of";
import type { MovementKind, RowRead } from "./file-line";
import { momentOf } from "./moment-of";

/** Stripe's reporting categories that are about the ledger. What went back is below zero there. */
const KINDS: Record<string, { kind: MovementKind; sign: 1 | -1 }> = {
  charge: { kind: "payment", sign: 1 },
  refund: { kind: "refund", sign: -1 },
  refund_failure: { kind: "refund", sign: -1 },
  dispute: { kind: "dispute", sign: -1 },
  dispute_reversal: { kind: "dispute", sign: -1 },
  payout: { kind: "payout", sign: -1 },
  payout_reversal: { kind: "payout", sign: -1 },
};

/** A payment is known by its payment intent, everything else by its own number. */
export function readStripeRow(row: Record<string, string>): RowRead {
  const category = row["reporting_category"] ?? "";
  const known = Object.hasOwn(KINDS, category) ? KINDS[category] : undefined;
  if (!known || (row["currency"] ?? "").toLowerCase() !== CITY_CURRENCY) return { kind: "other" };
  const { kind, sign } = known;
  const cents = centsOf(row["gross"] ?? "");
  if (cents === undefined) return { kind: "wrong", column: "gross" };
  const at = momentOf(row["created_utc"] ?? "");
  if (at === undefined) return { kind: "wrong", column: "created_utc" };
  const column = kind === "payment" ? "payment_intent_id" : "source_id";
  const key = numberOf(row[column]);
  if (key === "") return { kind: "wrong", column };
  return {
    kind: "line",
    line: { kind, key, id: numberOf(row["balance_transaction_id"]), cents: 0 + sign * cents, at },
  };
}

const numberOf = (text = "") => visibleText(text).trim().slice(0, LIMITS.MAX_PROVIDER_ID_CHARS);
