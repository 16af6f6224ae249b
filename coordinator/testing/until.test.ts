import { expect, test } from "vitest";
import { until } from "./until";

test("ends when the condition holds, and says what it waited for when it never does", async () => {
  let looks = 0;
  await until("three looks", () => ++looks === 3);
  expect(looks).toBe(3);
  await expect(until("the job ends", async () => false, { maxMs: 0 })).rejects.toThrow("in vain: the job ends.");
});
