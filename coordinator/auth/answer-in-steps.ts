import { LIMITS } from "#protocol/limits";
import { type Clock, pause, steadyClock } from "../clock";

/**
 * What `answer` gives, or how it fails, at the end of a step of time: that there was more to do for one address than for
 * another cannot be told from the clock.
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
