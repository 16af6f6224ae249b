import fc from "fast-check";
import { expect, test } from "vitest";
import { creditSums, invoiceSums } from "./invoice-sums";

const HST = { name: "HST", rateMillionths: 130_000, registration: "1" };
const GST = { name: "GST", rateMillionths: 50_000, registration: "2" };
const nanosOf = (taxes: { nanos: number }[]) => taxes.map(({ nanos }) => nanos);

test("the total is of the receipts, and taxes are within what was paid", () => {
  const jobs = [
    { chargedNanos: 20e9, returnedNanos: 1e9, paidNanos: 11.3e9 },
    { chargedNanos: 0, returnedNanos: 3, paidNanos: 0 },
  ];
  expect(invoiceSums(jobs, [HST])).toEqual({
    ...{ totalNanos: 19e9 - 3, giftNanos: 7.7e9 - 3, paidNanos: 11.3e9 },
    taxes: [{ ...HST, nanos: 1.3e9 }],
  });
  expect(invoiceSums([], [HST]).totalNanos).toBe(0);
});

test("credit notes for all of an invoice give back all of it and of each tax, whatever their parts", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 5 }), (parts) => {
      const all = parts.reduce((a, b) => a + b, 0);
      const invoice = invoiceSums([{ chargedNanos: all, returnedNanos: 0, paidNanos: all }], [HST, GST]);
      let credited = 0;
      let taxes = nanosOf(invoice.taxes);
      for (const part of parts) {
        const note = creditSums(credited, part, [HST, GST]);
        taxes = taxes.map((nanos, at) => nanos + (note.taxes[at]?.nanos ?? 0));
        credited += part;
      }
      expect(credited).toBe(invoice.paidNanos);
      expect(taxes.map(Math.abs)).toEqual([0, 0]);
    }),
  );
});
