import { setTimeout as sleep } from "node:timers/promises";

/** Well below what a test may take, and well above what anything takes on a machine that is busy with much else. */
export const MAX_WAIT_MS = 300_000;

/** Looks until it holds. When it never does, says what was awaited, which the limit of a test would not. */
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
