const NANOS_PER_DOLLAR = 1_000_000_000;
const grouped = new Intl.NumberFormat("en-CA", { maximumFractionDigits: 0 });

/**
 * Nanodollars as a person reads them: cents from a dollar up, hundredths of a cent from a cent up, and below that the
 * first two digits that are not zero. Rounded half away from zero in integers.
 */
export function formatMoney(nanos: number): string {
  return inDollars(nanos, decimalsFor(Math.abs(nanos)));
}

/** Every nanodollar, without trailing zeros past the cents: for ledgers and statements. */
export function formatMoneyExactly(nanos: number): string {
  return inDollars(nanos, 9).replace(/(\.\d\d\d*?)0+$/, "$1");
}

/** A fixed number of decimals, so that a changing amount keeps its width. */
export function formatMoneyTo(nanos: number, decimals: number): string {
  return inDollars(nanos, decimals);
}

/** A price, for reading beside others: thousandths of a dollar, below a cent two digits, and no zeros past the cents. */
export function formatPrice(nanos: number, mark: "C$" | "US$" = "C$"): string {
  const size = Math.abs(nanos);
  const decimals = size >= NANOS_PER_DOLLAR ? 2 : size >= NANOS_PER_DOLLAR / 100 ? 3 : decimalsFor(size);
  return inDollars(nanos, decimals, mark).replace(/(\.\d\d\d*?)0+$/, "$1");
}

function decimalsFor(size: number): number {
  if (size === 0 || size >= NANOS_PER_DOLLAR) return 2;
  if (size >= NANOS_PER_DOLLAR / 100) return size % (NANOS_PER_DOLLAR / 100) === 0 ? 2 : 4;
  const firstDigit = 9 - (String(size).length - 1);
  return Math.min(9, firstDigit + 1);
}

function inDollars(nanos: number, decimals: number, mark = "C$"): string {
  const step = 10 ** (9 - decimals);
  const steps = Math.round(Math.abs(nanos) / step);
  const perDollar = 10 ** decimals;
  const dollars = Math.floor(steps / perDollar);
  const rest = String(steps % perDollar).padStart(decimals, "0");
  const sign = nanos < 0 && steps > 0 ? "−" : "";
  return `${sign}${mark}${grouped.format(dollars)}${decimals > 0 ? `.${rest}` : ""}`;
}
