/** What a device earned with a job. */
export interface Earning {
  deviceNo: number;
  jobNo: number;
  creditNanos: number;
  paidNanos: number;
  nearNanos: number;
  redeemedNanos: number;
  /** What partners were given of the credit. */
  sharedNanos: number;
  /** The job is of somebody in the household of the person who asks, or of who lately was. */
  isOwn: boolean;
}

/** Where a household's credit is: the parts sum to the credit. */
export interface Redeemable {
  creditNanos: number;
  /** Paid with gifts, which nobody is paid for. */
  giftNanos: number;
  /** For jobs of one's own, or from one's own network. */
  ownNanos: number;
  /** Partners' shares in the rest. */
  sharedNanos: number;
  redeemedNanos: number;
  /** Below zero: what was taken back after it had been redeemed. */
  freeNanos: number;
  /** Where the next reward can be taken from. */
  lines: { deviceNo: number; jobNo: number; freeNanos: number }[];
}

/** What may be redeemed. A partner's share is the same part of everything that its device earned with a job. */
export function redeemable(earnings: readonly Earning[]): Redeemable {
  const sums: Redeemable = {
    ...{ creditNanos: 0, giftNanos: 0, ownNanos: 0, sharedNanos: 0, redeemedNanos: 0, freeNanos: 0 },
    lines: [],
  };
  for (const { deviceNo, jobNo, creditNanos, paidNanos, nearNanos, redeemedNanos, sharedNanos, isOwn } of earnings) {
    const ownNanos = isOwn ? paidNanos : nearNanos;
    const before = paidNanos - ownNanos;
    const after = less(before, sharedNanos, creditNanos);
    const freeNanos = after - redeemedNanos;
    sums.creditNanos += creditNanos;
    sums.giftNanos += creditNanos - paidNanos;
    sums.ownNanos += ownNanos;
    sums.sharedNanos += before - after;
    sums.redeemedNanos += redeemedNanos;
    sums.freeNanos += freeNanos;
    if (freeNanos > 0) sums.lines.push({ deviceNo, jobNo, freeNanos });
  }
  return sums;
}

/** What is left of `nanos` when `shared` of `credit` was given away, rounded down. */
function less(nanos: number, shared: number, credit: number): number {
  if (credit <= 0 || shared >= credit) return 0;
  if (shared <= 0) return nanos;
  return Number((BigInt(nanos) * BigInt(credit - shared)) / BigInt(credit));
}

/** The lines of a reward of that amount, the oldest first; undefined if there is not enough. */
export function takeFrom({ freeNanos, lines }: Redeemable, amountNanos: number) {
  if (amountNanos > freeNanos) return undefined;
  const taken: { deviceNo: number; jobNo: number; amountNanos: number }[] = [];
  let left = amountNanos;
  for (const { deviceNo, jobNo, freeNanos: free } of lines) {
    if (left === 0) break;
    const part = Math.min(free, left);
    taken.push({ deviceNo, jobNo, amountNanos: part });
    left -= part;
  }
  return taken;
}
