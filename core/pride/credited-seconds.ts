import type { WorkPrice } from "../ledger/pricing";

/** How long an ordinary core works for this credit, at this price. */
export function creditedSeconds(creditNanos: number, { coreHourNanos, donorPercent }: WorkPrice): number {
  const hourNanos = (coreHourNanos * donorPercent) / 100;
  return hourNanos === 0 ? 0 : (Math.max(0, creditNanos) * 3_600) / hourNanos;
}
