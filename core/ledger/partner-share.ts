/** A partner's part of what was credited for a job during a visit, rounded down: the rest of a nanodollar stays with the device. */
export function partnerShare(creditNanos: number, percent: number): number {
  return Number((BigInt(Math.max(0, creditNanos)) * BigInt(percent)) / 100n);
}
