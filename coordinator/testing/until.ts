import { setTimeout as sleep } from "node:timers/promises";

/** Well below a test's limit, and well above what anything takes on a very busy machine. */
export const MAX_WAIT_MS = 300_000;

/** Polls until it holds. If it never does, the error says what was awaited, which a test's own limit would not. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  { everyMs = 20, maxMs = MAX_WAIT_MS } = {},
): Promise<void> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > maxMs) throw new Error(`Waited for ${maxMs / 1_000} s in vain: ${what}.`);
    await sleep(everyMs);
  }
}
