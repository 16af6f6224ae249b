/**
 * The price of a job's fuel: the city's price of a core-hour, and how much fuel counts as a second of an ordinary core
 * in that job.
 */
export interface FuelRate {
  coreHourNanos: number;
  fuelPerSecond: number;
}

/** What a core-hour costs, and which part of it residents get. */
export interface WorkPrice {
  coreHourNanos: number;
  donorPercent: number;
}

const HOUR_SECONDS = 3_600;

/**
 * The price of `fuel` in nanodollars: exact, rounded up, and at least 1, which is less than the cost of storing the
 * result, and a fifth of a millisecond of a core at C$0.02 an hour.
 */
export function priceOfFuel(fuel: number, { coreHourNanos, fuelPerSecond }: FuelRate): number {
  const whole = Math.ceil(fuel);
  const hour = fuelPerSecond * HOUR_SECONDS;
  const sum = whole * coreHourNanos + hour - 1;
  // Below 2⁵³ a rounded quotient never reaches the next whole number, and BigInt would take ten times as long.
  if (sum <= Number.MAX_SAFE_INTEGER) return Math.max(1, Math.floor(sum / hour));
  const price = (BigInt(whole) * BigInt(coreHourNanos) + BigInt(hour) - 1n) / BigInt(hour);
  return Math.max(1, Number(price));
}

/** An approximation, faster: for repeated choices that charge nobody anything. */
export function roughPriceOfFuel(fuel: number, { coreHourNanos, fuelPerSecond }: FuelRate): number {
  return Math.max(1, Math.ceil((fuel / fuelPerSecond) * (coreHourNanos / HOUR_SECONDS)));
}

export interface UnitPrice {
  /** Taken from the job's budget. */
  priceNanos: number;
  /** Earned by each agreeing device. */
  creditNanos: number;
  /** The city's share: price = credit × agreeing + city. */
  cityNanos: number;
}

/** The price of a unit that `agreeing` devices computed with `fuel` each, limited to what is `left` of the budget. */
export function priceOfUnit(
  fuel: number,
  agreeing: number,
  left: number,
  rate: FuelRate,
  donorPercent: number,
): UnitPrice {
  const priceNanos = Math.min(priceOfFuel(fuel, rate) * agreeing, Math.max(0, left));
  const creditNanos = Math.floor((priceNanos * donorPercent) / 100 / agreeing);
  return { priceNanos, creditNanos, cityNanos: priceNanos - creditNanos * agreeing };
}
