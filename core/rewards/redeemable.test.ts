import fc from "fast-check";
import { expect, test } from "vitest";
import { type Earning, redeemable, takeFrom } from "./redeemable";

const earning: fc.Arbitrary<Earning> = fc
  .record({
    ...{ deviceNo: fc.nat(2), jobNo: fc.nat(1_000), credit: fc.nat(1e12), isOwn: fc.boolean() },
    ...{ paid: fc.nat(100), near: fc.nat(100), redeemed: fc.nat(100), shared: fc.nat(100) },
  })
  .map(({ deviceNo, jobNo, credit, isOwn, paid, near, redeemed, shared }) => {
    const paidNanos = Math.floor((credit * paid) / 100);
    const nearNanos = Math.floor((paidNanos * near) / 100);
    const redeemedNanos = Math.floor(((paidNanos - nearNanos) * redeemed) / 100);
    const sharedNanos = Math.floor((credit * shared) / 100);
    return { deviceNo, jobNo, isOwn, creditNanos: credit, paidNanos, nearNanos, redeemedNanos, sharedNanos };
  });

test("the parts of a household's credit sum to it, and what it may redeem is paid, not its own, and after shares", () => {
  fc.assert(
    fc.property(fc.array(earning, { maxLength: 12 }), (earnings) => {
      const all = redeemable(earnings);
      expect(all.giftNanos + all.ownNanos + all.sharedNanos + all.redeemedNanos + all.freeNanos).toBe(all.creditNanos);
      const most = earnings
        .filter(({ isOwn, creditNanos }) => !isOwn && creditNanos > 0)
        .map((one) => (one.paidNanos - one.nearNanos) * (1 - one.sharedNanos / one.creditNanos))
        .reduce((sum, nanos) => sum + nanos, 0);
      expect(all.freeNanos + all.redeemedNanos).toBeLessThanOrEqual(most + 1);
    }),
  );
});

test("a reward is taken from lines that have so much, and refused when all of them have less", () => {
  fc.assert(
    fc.property(fc.array(earning, { maxLength: 12 }), fc.nat(1e12), (earnings, asked) => {
      const all = redeemable(earnings);
      const taken = takeFrom(all, asked);
      if (asked > all.freeNanos) {
        expect(taken).toBeUndefined();
        return;
      }
      expect(taken?.reduce((sum, line) => sum + line.amountNanos, 0)).toBe(asked);
      for (const [at, line] of (taken ?? []).entries())
        expect(line.amountNanos).toBeLessThanOrEqual(all.lines[at]?.freeNanos ?? 0);
    }),
  );
});

test("what was taken back after it was redeemed is owed before anything else is redeemed", () => {
  const line = { deviceNo: 1, creditNanos: 10, paidNanos: 10, nearNanos: 0, sharedNanos: 0, isOwn: false };
  const all = redeemable([
    { ...line, jobNo: 1, creditNanos: 0, paidNanos: 0, redeemedNanos: 10 },
    { ...line, jobNo: 2, redeemedNanos: 0 },
  ]);
  expect([all.freeNanos, takeFrom(all, 1)]).toEqual([0, undefined]);
});
