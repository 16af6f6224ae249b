import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installNumber } from "./install-number";

const { toString: native } = Number.prototype;

beforeAll(installNumber);
afterAll(() => {
  Number.prototype.toString = native;
});

/** The number that digits in a base represent, summed exactly enough for a few digits. */
function read(text: string, base: number): number {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const digits = [...whole, ...fraction].map((digit) => Number.parseInt(digit, base));
  const sum = digits.reduce((value, digit) => value * BigInt(base) + BigInt(digit), 0n);
  const scale = BigInt(base) ** BigInt(fraction.length);
  const size = Number((sum * 2n ** 200n) / scale) / 2 ** 200;
  return text.startsWith("-") ? -size : size;
}

test("digits in any base represent the number from which they were made", () => {
  const sizes = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(sizes, fc.boolean(), fc.integer({ min: 2, max: 36 }), (size, negative, base) => {
      const value = negative ? -size : size;
      expect(read(value.toString(base), base)).toBe(value);
    }),
  );
});

test("and are these, whatever the engine computes", () => {
  expect((0.1).toString(3)).toBe("0.0022002200220022002200220022002201");
  expect((-255.5).toString(16)).toBe("-ff.8");
  expect((1e21).toString(36)).toBe((10n ** 21n).toString(36));
  expect((0.5).toString()).toBe("0.5");
  expect(() => (1).toString(37)).toThrow(RangeError);
});
