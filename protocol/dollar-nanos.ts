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
