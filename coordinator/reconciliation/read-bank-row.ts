import { LIMITS } from "#protocol/limits";
import { visibleText } from "#protocol/text/visible-text";
import { centsOf } from "./cents-of";
import type { RowRead } from "./file-line";
import { momentOf } from "./moment-of";

/** Of what came in. What went out is no payment of a customer's. */
export function readBankRow(row: Record<string, string>): RowRead {
  const cents = centsOf(row["amount"] ?? "");
  if (cents === undefined) return { kind: "wrong", column: "amount" };
  const at = momentOf(row["date"] ?? "");
  if (at === undefined) return { kind: "wrong", column: "date" };
  if (cents <= 0) return { kind: "other" };
  const key = visibleText(row["reference"] ?? "")
    .trim()
    .slice(0, LIMITS.MAX_PAYMENT_REFERENCE_CHARS);
  return { kind: "line", line: { kind: "payment", key, id: "", cents, at } };
}
