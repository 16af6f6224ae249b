import fc from "fast-check";
import { expect, test } from "vitest";
import { type FundingLayer, layersOf, paidBetween, splitRefund } from "./funding";

test("gifts are spent first, and what is left of the paid money is paid money", () => {
  const layers = layersOf(0, { giftNanos: 5, paidNanos: 10 });
  expect([paidBetween(layers, 0, 5), paidBetween(layers, 3, 7), paidBetween(layers, 0, 15)]).toEqual([0, 2, 10]);
  const none = { giftNanos: 0, paidNanos: 0 };
  const left = (balanceNanos: number) => splitRefund({ layers, balanceNanos, refunded: none, reversedNanos: 0 });
  expect(left(12)).toEqual({ giftNanos: 2, paidNanos: 10 });
  expect(left(4)).toEqual({ giftNanos: 0, paidNanos: 4 });
});

test("a gift that is added once paid money was spent does not stand in for it", () => {
  const layers = [...layersOf(0, { giftNanos: 0, paidNanos: 10 }), ...layersOf(10, { giftNanos: 10, paidNanos: 0 })];
  const none = { giftNanos: 0, paidNanos: 0 };
  expect(splitRefund({ layers, balanceNanos: 10, refunded: none, reversedNanos: 0 })).toEqual({
    giftNanos: 10,
    paidNanos: 0,
  });
});

type Act = { kind: "hold"; gift: number; paid: number } | { kind: "charge" | "reverse" | "refund"; part: number };

const amount = fc.nat(1_000);
const part = fc.nat(100).map((percent) => percent / 100);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("hold" as const), gift: amount, paid: amount }),
  fc.record({
    kind: fc.constantFrom("charge" as const, "reverse" as const),
    part,
  }),
  fc.record({ kind: fc.constant("refund" as const), part: fc.constant(1) }),
);

test("whatever is held, charged, reversed and refunded: residents and refunds together never get more paid money than was held", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const layers: FundingLayer[] = [];
      const refunded = { giftNanos: 0, paidNanos: 0 };
      let [held, heldPaid, balance, charged, reversed, residents] = [0, 0, 0, 0, 0, 0];
      let isOver = false;
      for (const one of acts) {
        // The database refuses both once a job is over; money may still be held for it, by who has not heard of its end.
        if (isOver && (one.kind === "charge" || one.kind === "reverse")) continue;
        if (one.kind === "hold") {
          layers.push(...layersOf(held, { giftNanos: one.gift, paidNanos: one.paid }));
          held += one.gift + one.paid;
          heldPaid += one.paid;
          balance += one.gift + one.paid;
        } else if (one.kind === "charge") {
          const sum = Math.floor(balance * one.part);
          residents += paidBetween(layers, charged, charged + sum);
          charged += sum;
          balance -= sum;
        } else if (one.kind === "reverse") {
          const sum = Math.floor((charged - reversed) * one.part);
          reversed += sum;
          balance += sum;
        } else {
          isOver = true;
          const back = splitRefund({ layers, balanceNanos: balance, refunded, reversedNanos: reversed });
          expect(back.giftNanos + back.paidNanos).toBe(balance);
          expect(Math.min(back.giftNanos, back.paidNanos)).toBeGreaterThanOrEqual(0);
          refunded.giftNanos += back.giftNanos;
          refunded.paidNanos += back.paidNanos;
          balance = 0;
        }
        expect(residents + refunded.paidNanos).toBeLessThanOrEqual(heldPaid);
      }
    }),
    { numRuns: 1_000 },
  );
});
