/** How long an ordinary core works for this credit, at today's price. */
export function creditedSeconds(
  creditNanos: number,
  { coreHourNanos, donorPercent }: { coreHourNanos: number; donorPercent: number },
): number {
  const hourNanos = (coreHourNanos * donorPercent) / 100;
  return hourNanos === 0 ? 0 : (Math.max(0, creditNanos) * 3_600) / hourNanos;
}
