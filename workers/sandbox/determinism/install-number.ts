import { defineHidden } from "./define-hidden";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * `toString` with a base other than ten: for fractions the standard leaves the digits to the engine, and they differ.
 * Ours are the fewest that tell the number from its neighbours.
 */
export function installNumber() {
  const { toString: native, valueOf: numberOf } = Number.prototype;
  const inBase = (value: number, radix: number): string => {
    const size = Math.abs(value);
    const whole = Math.floor(size);
    return (value < 0 ? "-" : "") + digitsOf(size, whole, radix);
  };
  defineHidden(Number.prototype, {
    toString(this: number, radix?: number): string {
      if (radix === undefined) return Reflect.apply(native, this, []);
      const base = Math.trunc(radix);
      // The engine's own answers are exact for these, and its errors are the right ones for whatever is no number.
      if (base === 10 || !(base >= 2 && base <= 36)) return Reflect.apply(native, this, [radix]);
      const value: number = Reflect.apply(numberOf, this, []);
      return Number.isSafeInteger(value) || !Number.isFinite(value)
        ? Reflect.apply(native, value, [base])
        : inBase(value, base);
    },
  });
}

function digitsOf(size: number, whole: number, radix: number): string {
  const digits: number[] = [];
  let fraction = size - whole;
  /** Half the way to the next number: whatever lies closer than that is this one. */
  let nearness = Math.max(Number.MIN_VALUE, (nextAbove(size) - size) / 2);
  while (fraction >= nearness) {
    fraction *= radix;
    nearness *= radix;
    const digit = Math.floor(fraction);
    digits.push(digit);
    fraction -= digit;
    if ((fraction > 0.5 || (fraction === 0.5 && digit % 2 === 1)) && fraction + nearness > 1) {
      return wholeDigits(whole, carry(digits, radix), radix) + fractionDigits(digits);
    }
  }
  return wholeDigits(whole, false, radix) + fractionDigits(digits);
}

/** Adds one to the last digit; says whether a one is left over for the whole part. */
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

const wholeDigits = (whole: number, carried: boolean, radix: number) =>
  (BigInt(whole) + (carried ? 1n : 0n)).toString(radix);

const fractionDigits = (digits: number[]) =>
  digits.length === 0 ? "" : `.${digits.map((digit) => DIGITS[digit]).join("")}`;

function nextAbove(value: number): number {
  const float = new Float64Array([value]);
  const bits = new BigUint64Array(float.buffer);
  bits[0] = (bits[0] as bigint) + 1n;
  return float[0] as number;
}
