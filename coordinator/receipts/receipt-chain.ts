import { hash } from "node:crypto";
import { canonicalJson } from "#protocol/receipts/canonical-json";
import { NO_LINE, type Receipt, type Withdrawal } from "#protocol/receipts/receipt-line";

/** A line before it is known what it follows. */
export type ReceiptDraft = Omit<Receipt, "previous"> | Omit<Withdrawal, "previous">;

/** A chain up to one of its lines. */
export interface ChainPoint {
  lines: number;
  settlement: number;
  /** The hash of that line. */
  chain: string;
  sumNanos: number;
}

export const CHAIN_START: ChainPoint = { lines: 0, settlement: 0, chain: NO_LINE, sumNanos: 0 };

/** Adds a line to a chain. */
export function link(point: ChainPoint, draft: ReceiptDraft): { text: string; point: ChainPoint } {
  const text = canonicalJson({ ...draft, previous: point.chain });
  return {
    text,
    point: {
      lines: point.lines + 1,
      settlement: draft.settlement,
      chain: hash("sha256", text),
      sumNanos: point.sumNanos + draft.priceNanos,
    },
  };
}
