import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const TICK_MS = 10;

/** CPU that the embedded database of `dataDir` has used so far, in milliseconds; undefined where there is no /proc. */
export function postgresCpuMs(dataDir: string): number | undefined {
  try {
    const pidFile = path.join(dataDir, "postgres", "data", "postmaster.pid");
    const postmaster = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    let ticks = 0;
    for (const pid of readdirSync("/proc")) {
      const fields = /^\d+$/.test(pid) ? statOf(pid) : undefined;
      if (fields && (Number(pid) === postmaster || Number(fields[1]) === postmaster))
        ticks += Number(fields[11]) + Number(fields[12]);
    }
    return ticks * TICK_MS;
  } catch {
    return undefined;
  }
}

/** State, parent and the rest of /proc/<pid>/stat, after the name, which may hold anything. */
function statOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
  } catch {
    return undefined; // it has ended since the folder was read
  }
}
