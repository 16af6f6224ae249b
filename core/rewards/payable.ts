/** What a partner was given of what a device earned with a job, beside what the device itself has of it. */
export interface PartnerPart {
  /** Of the device: its credit for the job, what of it was paid with paid money, and what of that was its own customer's. */
  creditNanos: number;
  paidNanos: number;
  nearNanos: number;
  /** What its household has redeemed, and what all partners were given. */
  redeemedNanos: number;
  allSharedNanos: number;
  /** What this partner was given, and what of it was close to the partner's owner when it was. */
  sharedNanos: number;
  closeNanos: number;
  /** The job or the device is close to the partner's owner now. */
  isClose: boolean;
}

/** Where a partner's part is: the sums are what it was given. */
export interface Payable {
  giftNanos: number;
  /** For work of the owner's own, of those close to them, or of the customer's own devices. */
  closeNanos: number;
  /** The device's household has redeemed it before the part was moved. */
  lateNanos: number;
  payableNanos: number;
}

/**
 * Of paid money a partner has the same part as of everything that the device earned with the job. All that partners and the
 * household get together is never more than the paid money that nobody paid to themselves, whoever asks first.
 */
export function payable(part: PartnerPart): Payable {
  const sharedNanos = Math.max(0, part.sharedNanos);
  const whole = Math.max(part.creditNanos, part.allSharedNanos, sharedNanos);
  const paid = portion(sharedNanos, part.paidNanos, whole);
  const open = part.isClose ? 0 : Math.max(0, sharedNanos - part.closeNanos);
  const foreign = portion(open, part.paidNanos - part.nearNanos, whole);
  const left = Math.max(0, part.paidNanos - part.nearNanos - part.redeemedNanos);
  const payableNanos = Math.min(foreign, portion(sharedNanos, left, Math.max(part.allSharedNanos, sharedNanos)));
  return {
    giftNanos: part.sharedNanos - paid,
    closeNanos: paid - foreign,
    lateNanos: foreign - payableNanos,
    payableNanos,
  };
}

/** `nanos` of every `whole`, of so much; rounded down. */
const portion = (nanos: number, of: number, whole: number): number =>
  whole <= 0 || nanos <= 0 || of <= 0 ? 0 : Number((BigInt(nanos) * BigInt(of)) / BigInt(whole));
