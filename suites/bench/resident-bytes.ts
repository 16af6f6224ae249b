import { readFileSync } from "node:fs";

/** Memory of some processes; what they share counts once. */
export function residentBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + proportionalKib(pid) * 1_024, 0);
}

function proportionalKib(pid: number): number {
  try {
    return Number(/^Pss: *(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // It has just ended.
  }
}
