import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

const NICE = 5;

/**
 * Gives this thread a lower priority than the threads that serve people, on Linux, where threads have priorities of
 * their own. Elsewhere all threads are equal.
 */
export function lowerPriority() {
  try {
    const [thread] = /\d+$/.exec(readlinkSync("/proc/thread-self")) ?? [];
    if (thread) setPriority(Number(thread), NICE);
  } catch {
    // The file does not exist, or may not be written.
  }
}
