const NANOS_PER_MICRO = 1_000;
const MICROS_PER_DOLLAR = 1_000_000;

/** Nanodollars of an amount such as "2.50"; exact, because the text has at most six decimals. */
export function dollarNanos(dollars: string): number {
  return Math.round(Number(dollars) * MICROS_PER_DOLLAR) * NANOS_PER_MICRO;
}

/**
 * Dollars with two decimals, or as many as a small amount needs; rounded towards zero, so that it never promises too
 * much.
 */
export function dollarText(nanos: number): string {
  const micros = Math.trunc(nanos / NANOS_PER_MICRO);
  const text = (Math.abs(micros) / MICROS_PER_DOLLAR).toFixed(6).replace(/0{1,4}$/, "");
  return micros < 0 ? `-${text}` : text;
}

/** Dollars with two decimals, or as many as it takes to be exact. */
export function exactDollars(nanos: number): string {
  const digits = String(Math.abs(nanos)).padStart(10, "0");
  const text = `${digits.slice(0, -9)}.${digits.slice(-9).replace(/0{1,7}$/, "")}`;
  return nanos < 0 ? `-${text}` : text;
}
