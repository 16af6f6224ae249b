/** A part of a job's budget: gifts or paid money. Layers are spent in the order in which they were held. */
export interface FundingLayer {
  fromNanos: number;
  uptoNanos: number;
  isPaid: boolean;
}

/** What is held next for a job that holds `heldNanos` already: gifts first. */
export function layersOf(heldNanos: number, amount: { giftNanos: number; paidNanos: number }): FundingLayer[] {
  const giftsEnd = heldNanos + amount.giftNanos;
  return [
    { fromNanos: heldNanos, uptoNanos: giftsEnd, isPaid: false },
    { fromNanos: giftsEnd, uptoNanos: giftsEnd + amount.paidNanos, isPaid: true },
  ].filter(({ fromNanos, uptoNanos }) => uptoNanos > fromNanos);
}

/** How much of what lies between two amounts of spending is paid money. */
export function paidBetween(layers: readonly FundingLayer[], from: number, upto: number): number {
  return layers.reduce(
    (sum, layer) =>
      layer.isPaid ? sum + Math.max(0, Math.min(layer.uptoNanos, upto) - Math.max(layer.fromNanos, from)) : sum,
    0,
  );
}

export interface HoldAtTheEnd {
  layers: readonly FundingLayer[];
  balanceNanos: number;
  /** Returned before, of either kind. */
  refunded: { giftNanos: number; paidNanos: number };
  /** Taken back from devices, and so in the balance again. */
  reversedNanos: number;
}

/**
 * What is left of a hold, by kind. Only money that no device was ever credited with goes back as paid: what was taken back
 * from a device goes back as a gift, for somebody may have been paid with what has taken its place.
 */
export function splitRefund({ layers, balanceNanos, refunded, reversedNanos }: HoldAtTheEnd) {
  const heldNanos = Math.max(0, ...layers.map(({ uptoNanos }) => uptoNanos));
  const everSpent = heldNanos - refunded.giftNanos - refunded.paidNanos - balanceNanos + reversedNanos;
  const unspent = paidBetween(layers, everSpent, heldNanos) - refunded.paidNanos;
  const paidNanos = Math.min(balanceNanos, Math.max(0, unspent));
  return { giftNanos: balanceNanos - paidNanos, paidNanos };
}
