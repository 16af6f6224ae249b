import { expect, test } from "vitest";
import { firstOf } from "./first-of";
import { timeLimit } from "./time-limit";

test.each([0, 1])("whichever aborts first decides, and says why (%i)", (which) => {
  const both = [new AbortController(), new AbortController()] as const;
  const either = firstOf(both[0].signal, both[1].signal);
  expect(either.aborted).toBe(false);
  both[which as 0 | 1].abort("the first");
  both[which === 0 ? 1 : 0].abort("the second");
  expect([either.aborted, either.reason]).toEqual([true, "the first"]);
});

test.each([0, 1])("one that has aborted already counts (%i)", (which) => {
  const signals = [new AbortController().signal, new AbortController().signal];
  signals[which] = AbortSignal.abort("before");
  const [one, other] = signals as [AbortSignal, AbortSignal];
  expect(firstOf(one, other).reason).toBe("before");
});

test("a limit of time ends a wait, as a timeout", async () => {
  const limit = timeLimit(5);
  await new Promise((resolve) => limit.addEventListener("abort", resolve));
  expect(limit.reason).toMatchObject({ name: "TimeoutError" });
});
