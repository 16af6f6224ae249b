/** Ten million nanodollars. */
export const NANOS_PER_CENT = 10_000_000;

/** The currency of the city's ledger, as providers write it. */
export const CITY_CURRENCY = "cad";

/** Whole cents of an amount in nanodollars, rounded down. */
export const wholeCents = (nanos: number) => Math.floor(nanos / NANOS_PER_CENT);
