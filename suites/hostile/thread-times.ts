import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;
const USER = 11;
const SYSTEM = 12;

export interface Thread {
  process: number;
  /** The thread's name; engines name their workers. */
  name: string;
  /** CPU time that it has used, as counted by Linux. */
  seconds: number;
}

/** The threads of these processes. Those that have ended are not counted. */
export function threadTimes(pids: readonly number[]): Map<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const process of pids) {
    for (const id of entries(`/proc/${process}/task`)) {
      const thread = read(process, id);
      if (thread) threads.set(id, thread);
    }
  }
  return threads;
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The name is between the first and the last parenthesis, and may contain any characters. */
function read(process: number, id: string): Thread | undefined {
  try {
    const stat = readFileSync(`/proc/${process}/task/${id}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    const seconds = (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_PER_SECOND;
    return { process, name: stat.slice(stat.indexOf("(") + 1, end), seconds };
  } catch {
    return undefined;
  }
}
