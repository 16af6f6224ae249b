import fc from "fast-check";
import { expect, test } from "vitest";
import { payable } from "./payable";
import { redeemable } from "./redeemable";

const percent = fc.integer({ min: 0, max: 100 });

const device = fc
  .record({
    credit: fc.nat(1e12),
    paid: percent,
    near: percent,
    redeemed: percent,
    shares: fc.array(percent, { maxLength: 3 }),
  })
  .map(({ credit, paid, near, redeemed, shares }) => {
    const paidNanos = Math.floor((credit * paid) / 100);
    const nearNanos = Math.floor((paidNanos * near) / 100);
    const redeemedNanos = Math.floor(((paidNanos - nearNanos) * redeemed) / 100);
    // At most everything is given away, however many partners a device has lit lamps for.
    const all = Math.max(
      100,
      shares.reduce((sum, one) => sum + one, 0),
    );
    const sharedNanos = shares.map((share) => Math.floor((credit * share) / all));
    return { creditNanos: credit, paidNanos, nearNanos, redeemedNanos, sharedNanos };
  });

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test("a household and all its partners together never get more than the paid money that came from others", () =>
  fc.assert(
    fc.property(device, fc.boolean(), ({ sharedNanos, ...earned }, isClose) => {
      const allSharedNanos = sum(sharedNanos);
      const foreign = earned.paidNanos - earned.nearNanos;
      const parts = sharedNanos.map((shared) =>
        payable({ ...earned, allSharedNanos, sharedNanos: shared, closeNanos: 0, isClose }),
      );
      const given = sum(parts.map(({ payableNanos }) => payableNanos));
      expect(given + earned.redeemedNanos).toBeLessThanOrEqual(foreign);
      const home = redeemable([{ ...earned, deviceNo: 1, jobNo: 1, sharedNanos: allSharedNanos, isOwn: false }]);
      expect(given + earned.redeemedNanos + Math.max(0, home.freeNanos)).toBeLessThanOrEqual(foreign);
      for (const [at, part] of parts.entries()) {
        expect(part.giftNanos + part.closeNanos + part.lateNanos + part.payableNanos).toBe(sharedNanos[at]);
        for (const nanos of Object.values(part)) expect(nanos).toBeGreaterThanOrEqual(0);
        if (isClose) expect(part.payableNanos).toBe(0);
      }
    }),
  ));

const PART = {
  ...{ creditNanos: 100, paidNanos: 100, nearNanos: 0, redeemedNanos: 0, allSharedNanos: 30 },
  ...{ sharedNanos: 30, closeNanos: 0, isClose: false },
};

test("a share of gifts is not payable, whatever else the device earned", () => {
  expect(payable({ ...PART, paidNanos: 0 })).toMatchObject({ giftNanos: 30, payableNanos: 0 });
  expect(payable({ ...PART, paidNanos: 50 })).toMatchObject({ giftNanos: 15, payableNanos: 15 });
});

test("what was close to the owner when it was moved stays so, and what is now is not payable either", () => {
  expect(payable({ ...PART, closeNanos: 20 })).toMatchObject({ closeNanos: 20, payableNanos: 10 });
  expect(payable({ ...PART, isClose: true })).toMatchObject({ closeNanos: 30, payableNanos: 0 });
  expect(payable({ ...PART, nearNanos: 50 })).toMatchObject({ closeNanos: 15, payableNanos: 15 });
});

test("what a household redeemed before the part was moved is not paid a second time", () =>
  expect(payable({ ...PART, redeemedNanos: 100 })).toMatchObject({ lateNanos: 30, payableNanos: 0 }));

test("what was taken back from the device is taken back from the partner, also below what it was given", () =>
  expect(payable({ ...PART, creditNanos: 0, paidNanos: 0 })).toMatchObject({ giftNanos: 30, payableNanos: 0 }));
