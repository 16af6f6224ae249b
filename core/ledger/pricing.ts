/** Fuel that a millisecond of a JavaScript unit counts as: about what one core executes in metered wasm. */
export const FUEL_PER_MS = 1_000_000;

const FUEL_PER_CORE_HOUR_IN_GIGAS = (FUEL_PER_MS * 3_600_000) / 1e9;

/** Nanodollars per 10⁹ fuel at a price of `dollarNanos` per core-hour. */
export const gigafuelPrice = (coreHourNanos: number) =>
  Math.max(1, Math.round(coreHourNanos / FUEL_PER_CORE_HOUR_IN_GIGAS));

/**
 * What `fuel` costs, in nanodollars, rounded up and at least 1.
 * Exact in integers while fuel ≤ 2·10¹² and the rate ≤ 4·10⁶ (about C$14 a core-hour).
 */
export function priceOfFuel(fuel: number, nanosPerGigafuel: number): number {
  const kilofuel = Math.ceil(fuel / 1_000);
  return Math.max(1, Math.ceil((kilofuel * nanosPerGigafuel) / 1_000_000));
}

export interface UnitPrice {
  /** Taken from the job's budget. */
  priceNanos: number;
  /** Earned by each agreeing device. */
  creditNanos: number;
  /** The city's share; all three agree: price = credit × agreeing + city. */
  cityNanos: number;
}

/** The price of a unit that `agreeing` devices computed with `fuel` each, never more than is `left` of the budget. */
export function priceOfUnit(
  fuel: number,
  agreeing: number,
  left: number,
  rates: { nanosPerGigafuel: number; donorPercent: number },
): UnitPrice {
  const priceNanos = Math.min(priceOfFuel(fuel, rates.nanosPerGigafuel) * agreeing, Math.max(0, left));
  const creditNanos = Math.floor((priceNanos * rates.donorPercent) / 100 / agreeing);
  return { priceNanos, creditNanos, cityNanos: priceNanos - creditNanos * agreeing };
}
