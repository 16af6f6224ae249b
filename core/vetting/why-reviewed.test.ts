import fc from "fast-check";
import { expect, test } from "vitest";
import { type Standing, whyReviewed } from "./why-reviewed";

const rule = { knownAfterJobs: 3, budgetNanos: 100 };
const job = { standing: null, finishedJobs: 3, budgetNanos: 100 };

test.each([
  ["a newcomer's", { ...job, finishedJobs: 2 }, "first-jobs"],
  ["a known customer's", job, null],
  ["a known customer's above the bound", { ...job, budgetNanos: 101 }, "large-budget"],
  ["an approved customer's, however large", { ...job, finishedJobs: 0, budgetNanos: 1e12, standing: "approved" }, null],
  ["a limited customer's, however well known", { ...job, finishedJobs: 1e6, standing: "limited" }, "limited"],
] as const)("%s job", (_, vetted, why) => expect(whyReviewed(rule, vetted)).toBe(why));

test("without a rule every job runs at once, except those of limited customers", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Standing | null>("approved", "limited", null),
      fc.nat(),
      fc.nat(),
      (standing, finishedJobs, budgetNanos) =>
        whyReviewed(null, { standing, finishedJobs, budgetNanos }) === (standing === "limited" ? "limited" : null),
    ),
  );
});

test("a larger budget never spares a job its review, and a longer record never costs one", () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(200), fc.nat(5), fc.nat(200), (finishedJobs, budgetNanos, more, dearer) => {
      const now = whyReviewed(rule, { standing: null, finishedJobs, budgetNanos });
      const larger = whyReviewed(rule, { standing: null, finishedJobs, budgetNanos: budgetNanos + dearer });
      const longer = whyReviewed(rule, { standing: null, finishedJobs: finishedJobs + more, budgetNanos });
      return (now === null || larger !== null) && (now !== null || longer === null);
    }),
  );
});
