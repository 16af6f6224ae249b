import { defineHidden } from "./define-hidden";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * `toString` with a base other than ten: for fractions the standard leaves the digits to the engine, and they differ.
 * Ours are the fewest that distinguish the number from its neighbours.
 */
export function installNumber() {
  const { toString: native, valueOf: numberOf } = Number.prototype;
  const inBase = (value: number, radix: number): string => {
    const size = Math.abs(value);
    return (value < 0 ? "-" : "") + digitsOf(size, radix);
  };
  defineHidden(Number.prototype, {
    toString(this: number, radix?: number): string {
      if (radix === undefined) return Reflect.apply(native, this, []);
      const base = Math.trunc(radix);
      // The engine's own results are exact for these, and its errors are the right ones for anything that is not a
      // number.
      if (base === 10 || !(base >= 2 && base <= 36)) return Reflect.apply(native, this, [radix]);
      const value: number = Reflect.apply(numberOf, this, []);
      return Number.isSafeInteger(value) || !Number.isFinite(value)
        ? Reflect.apply(native, value, [base])
        : inBase(value, base);
    },
  });
}

function digitsOf(size: number, radix: number): string {
  if (size >= 2 ** 53) return BigInt(size).toString(radix);
  const bits = new BigUint64Array(Float64Array.of(size).buffer)[0] as bigint;
  const raw = bits >> 52n;
  const isPowerOfTwo = (bits & (2n ** 52n - 1n)) === 0n;
  const mantissa = (bits & (2n ** 52n - 1n)) | (raw > 0n ? 2n ** 52n : 0n);
  /** In whole numbers of a quarter of the distance to the next number: nothing is rounded on the way. */
  const scale = 1077n - (raw > 0n ? raw : 1n);
  const one = 1n << scale;
  const base = BigInt(radix);
  const digits: number[] = [];
  const whole = (mantissa << 2n) >> scale;
  let fraction = (mantissa << 2n) & (one - 1n);
  /**
   * Anything closer than this is this number: half the distance to its neighbour, which is nearer below a power of two.
   */
  let nearness = isPowerOfTwo ? 1n : 2n;
  while (fraction >= nearness) {
    fraction *= base;
    nearness *= base;
    const digit = Number(fraction >> scale);
    digits.push(digit);
    fraction &= one - 1n;
    if (2n * fraction > one && fraction + nearness > one) {
      const carried = carry(digits, radix);
      return (whole + (carried ? 1n : 0n)).toString(radix) + fractionDigits(digits);
    }
  }
  return whole.toString(radix) + fractionDigits(digits);
}

/** Adds one to the last digit; returns whether a carry is left for the integer part. */
function carry(digits: number[], radix: number): boolean {
  for (;;) {
    const last = digits.pop();
    if (last === undefined) return true;
    if (last + 1 < radix) {
      digits.push(last + 1);
      return false;
    }
  }
}

const fractionDigits = (digits: number[]) =>
  digits.length === 0 ? "" : `.${digits.map((digit) => DIGITS[digit]).join("")}`;
