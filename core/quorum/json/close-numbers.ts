export interface Tolerance {
  absolute: number;
  /** Relative to the larger of two numbers. */
  relative: number;
}

interface Decimal {
  digits: bigint;
  exponent: number;
}

/** Any float needs fewer; longer numbers are only equal when they are written alike. */
const MAX_DIGITS = 800;
const MAX_EXPONENT = 400;
const PARTS = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Whether two JSON numbers differ by no more than the tolerance allows. The difference is computed on the decimals as
 * written, so that large integers differ even where floats cannot represent the difference.
 */
export function closeNumbers(a: string, b: string, { absolute, relative }: Tolerance): boolean {
  if (a === b) return true;
  const [exactA, exactB] = [decimalOf(a), decimalOf(b)];
  if (!exactA || !exactB) return false;
  const allowed = Math.max(absolute, relative * Math.max(Math.abs(Number(a)), Math.abs(Number(b))));
  return differenceOf(exactA, exactB) <= allowed;
}

function decimalOf(text: string): Decimal | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] = PARTS.exec(text) ?? [];
  const exponent = Number(power) - fraction.length;
  if (whole.length + fraction.length > MAX_DIGITS || Math.abs(Number(power)) > MAX_EXPONENT) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent };
}

function differenceOf(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = scaled(a, exponent) - scaled(b, exponent);
  return Number(`${difference < 0n ? -difference : difference}e${exponent}`);
}

const scaled = ({ digits, exponent }: Decimal, to: number) => digits * 10n ** BigInt(exponent - to);
