import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;
const USER = 11;
const SYSTEM = 12;

/** CPU seconds that these processes have used, as Linux counts them. Those that are gone count no more. */
export function cpuTime(pids: readonly number[]): Map<number, number> {
  const seconds = new Map<number, number>();
  for (const pid of pids) {
    const fields = statOf(pid);
    if (fields) seconds.set(pid, (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_PER_SECOND);
  }
  return seconds;
}

/** What follows the program's name, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
