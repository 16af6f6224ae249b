const AMOUNT = /^([+-])?(\d{1,9})(?:[.,](\d{1,2})0*)?$/;

/** Cents of an amount such as -12.50 or 12,5; undefined for anything else, so that nothing is guessed. */
export function centsOf(text: string): number | undefined {
  const match = AMOUNT.exec(text.trim().replaceAll("\u2212", "-"));
  if (!match) return undefined;
  const [, sign, whole, cents = ""] = match;
  const amount = Number(whole) * 100 + Number(cents.padEnd(2, "0"));
  return sign === "-" ? 0 - amount : amount;
}
