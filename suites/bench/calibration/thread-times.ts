import { readdirSync, readFileSync } from "node:fs";

/** Linux reports a thread's time in ticks of 10 ms, from exact sums. */
const TICK_MS = 10;
const [USER, SYSTEM] = [11, 12];

/** Milliseconds of processor that each thread of these processes has used, by process and thread. */
export function threadTimes(pids: readonly number[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const pid of pids) {
    for (const thread of listed(`/proc/${pid}/task`)) {
      const stat = readStat(`/proc/${pid}/task/${thread}/stat`);
      if (stat) times.set(`${pid}/${thread}`, TICK_MS * (Number(stat[USER]) + Number(stat[SYSTEM])));
    }
  }
  return times;
}

/** CPU time of the busiest thread between two samples: the one that ran the unit. */
export function busiestBetween(before: Map<string, number>, after: Map<string, number>): number {
  return Math.max(0, ...[...after].map(([thread, ms]) => ms - (before.get(thread) ?? 0)));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // It has ended.
  }
}

/** The fields after the name, which may contain blanks and parentheses. */
function readStat(path: string): string[] | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
