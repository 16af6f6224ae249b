import { readFileSync } from "node:fs";

const TICK_MS = 10;
/** In /proc/<pid>/stat after the name, which may hold anything: ticks in the program and in the kernel. */
const [USER, SYSTEM] = [11, 12];

/** CPU time of another process and all of its threads; not a number where there is no /proc. */
export function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}
