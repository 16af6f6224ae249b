import { setTimeout as sleep } from "node:timers/promises";

const STEP_MS = 100;

/** Polls until `check` returns a value, and returns it. */
export async function until<Value>(
  what: string,
  withinMs: number,
  check: () => Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1_000} seconds.`);
    await sleep(STEP_MS);
  }
}
