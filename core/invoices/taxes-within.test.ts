import fc from "fast-check";
import { expect, test } from "vitest";
import { type Tax, taxesWithin } from "./taxes-within";

const tax = (rateMillionths: number): Tax => ({ name: "Tax", rateMillionths, registration: "1" });
const cents = (amountNanos: number, ...rates: number[]) =>
  taxesWithin(amountNanos, rates.map(tax)).map(({ nanos }) => nanos / 1e7);

test("thirteen percent within a price, to the cent, half up", () => {
  expect(cents(113e7, 130_000)).toEqual([13]);
  expect(cents(100e7, 130_000)).toEqual([12]);
  expect(cents(1_000e7, 130_000)).toEqual([115]);
  // Exactly half a cent, and a nanodollar less.
  expect(cents(1e7, 1_000_000)).toEqual([1]);
  expect(cents(1e7 - 1, 1_000_000)).toEqual([0]);
  expect(cents(0, 130_000)).toEqual([0]);
  expect(cents(50e7)).toEqual([]);
});

test("several taxes are rounded together, so that their sum is off by no more than half a cent", () => {
  const rates = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(2 ** 53 - 1), rates, (amount, list) => {
      const shares = taxesWithin(amount, list.map(tax));
      const sum = shares.reduce((all, { nanos }) => all + nanos, 0);
      const rate = list.reduce((all, one) => all + BigInt(one), 0n);
      const exact = Number((BigInt(amount) * rate * 1_000n) / (1_000_000n + rate)) / 1_000;
      expect(shares.every(({ nanos }) => nanos >= 0 && nanos % 1e7 === 0)).toBe(true);
      expect(sum).toBeLessThanOrEqual(amount);
      // Twice a whole amount may be more than a number holds exactly.
      if (amount >= 1e9 && amount < 1e14) expect(Math.abs(sum - exact)).toBeLessThanOrEqual(5e6 + 1);
    }),
  );
});
