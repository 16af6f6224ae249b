import { expect, test } from "vitest";
import { millis } from "#core/time";
import { answerInSteps } from "./answer-in-steps";

const STEP_MS = 300;

/** When an answer is delivered that took this long to find. */
async function answeredAt(tookMs: number, fails = false): Promise<number> {
  let now = 1_000;
  const clock = {
    now: () => millis(now),
    after(ms: number, act: () => void) {
      now += ms;
      act();
      return () => {};
    },
  };
  const find = async () => {
    now += tookMs;
    if (fails) throw new Error("refused");
    return "found";
  };
  const answer = answerInSteps(find, STEP_MS, clock);
  if (fails) await expect(answer).rejects.toThrow("refused");
  else expect(await answer).toBe("found");
  return now - 1_000;
}

test.each([
  [0, STEP_MS],
  [3, STEP_MS],
  [299, STEP_MS],
  [300, STEP_MS],
  [301, 2 * STEP_MS],
  [900, 3 * STEP_MS],
])("what took %i ms is answered after %i ms", async (took, at) => {
  expect(await answeredAt(took)).toBe(at);
  expect(await answeredAt(took, true)).toBe(at);
});
