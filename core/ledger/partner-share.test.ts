import fc from "fast-check";
import { expect, test } from "vitest";
import { partnerShare } from "./partner-share";

test("a partner never gets more than its percentage, and never a nanodollar less than all whole ones of it", () =>
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.integer({ min: 0, max: 100 }), (credit, percent) => {
      const share = BigInt(partnerShare(credit, percent));
      const exact = BigInt(credit) * BigInt(percent);
      expect(share * 100n <= exact && (share + 1n) * 100n > exact).toBe(true);
    }),
  ));

test("however the credit of a job arrives, the share is that of the whole", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(10_000)), fc.integer({ min: 0, max: 100 }), (credits, percent) => {
      let [sum, given] = [0, 0];
      for (const credit of credits) {
        sum += credit;
        given += partnerShare(sum, percent) - given;
      }
      expect(given).toBe(partnerShare(sum, percent));
    }),
  ));

test("what was taken back leaves nothing to share", () => expect(partnerShare(-5, 30)).toBe(0));
