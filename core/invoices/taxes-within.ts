/** A tax that is part of the city's prices. The rate is in millionths of the price without taxes. */
export interface Tax {
  name: string;
  rateMillionths: number;
  /** Under which the city collects it. */
  registration: string;
}

export interface TaxShare extends Tax {
  nanos: number;
}

const MILLION = 1_000_000n;
const NANOS_PER_CENT = 10_000_000n;

/**
 * How much of an amount is each tax: whole cents, as tax offices count. The running sum of the taxes is what is rounded,
 * half up, so that their sum is rounded once, however many there are; it is never more than the amount.
 */
export function taxesWithin(amountNanos: number, taxes: readonly Tax[]): TaxShare[] {
  const amount = BigInt(amountNanos);
  const allRates = taxes.reduce((sum, { rateMillionths }) => sum + BigInt(rateMillionths), 0n);
  const parts = MILLION + allRates;
  const mostCents = amount / NANOS_PER_CENT;
  let rates = 0n;
  let before = 0n;
  return taxes.map((tax) => {
    rates += BigInt(tax.rateMillionths);
    const twice = (2n * amount * rates) / (parts * NANOS_PER_CENT);
    const rounded = (twice + 1n) / 2n;
    const upto = rounded < mostCents ? rounded : mostCents;
    const nanos = Number((upto - before) * NANOS_PER_CENT);
    before = upto;
    return { ...tax, nanos };
  });
}
