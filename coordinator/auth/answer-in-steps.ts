import { LIMITS } from "#protocol/limits";
import { type Clock, pause, steadyClock } from "../clock";

/**
 * Delivers the result or failure of `answer` at the end of a fixed time step, so that timing does not reveal that one
 * address took more work than another.
 */
export async function answerInSteps<T>(
  answer: () => Promise<T>,
  stepMs: number = LIMITS.ACCOUNT_ANSWER_STEP_MS,
  clock: Clock = steadyClock,
): Promise<T> {
  const startedAt = clock.now();
  const [outcome] = await Promise.allSettled([answer()]);
  const took = clock.now() - startedAt;
  await pause(clock, Math.max(1, Math.ceil(took / stepMs)) * stepMs - took);
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}
