import { expect, test } from "vitest";
import { wrongPerMillion } from "./promise";

test("each replica that must agree makes an accepted lie a hundred times rarer", () => {
  expect([1, 2, 3].map(wrongPerMillion).map((wrong) => Math.round(wrong * 1_000) / 1_000)).toEqual([50_000, 100, 1]);
  expect(wrongPerMillion("adaptive")).toBeLessThanOrEqual(wrongPerMillion(3) + 1e-9);
});
