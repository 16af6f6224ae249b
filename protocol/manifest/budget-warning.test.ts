import { expect, test } from "vitest";
import { budgetWarningInWords } from "./budget-warning";

test("what is left of a budget and of a job is in the sentence, in every language", () => {
  const warning = { units: 40, neededNanos: 2_000_000_000, leftNanos: 1_500_000_000, paidUnits: 30 };
  expect(budgetWarningInWords(warning)).toMatch(/the 40 units that are left cost about C\$2.*C\$1\.5.*some 30 of them/);
  expect(budgetWarningInWords(warning, "fr")).toMatch(
    /les 40 unités qui restent coûtent environ 2.* \$ CA.* 1,5.* environ 30/,
  );
});
