import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

const NICE = 5;

/**
 * Lets the threads that serve people go before this one, where a thread can be told from its process: on Linux. Elsewhere
 * all threads are alike.
 */
export function lowerPriority() {
  try {
    const [thread] = /\d+$/.exec(readlinkSync("/proc/thread-self")) ?? [];
    if (thread) setPriority(Number(thread), NICE);
  } catch {
    // There is no such file, or no such permission.
  }
}
