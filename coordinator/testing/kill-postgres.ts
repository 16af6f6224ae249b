import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** SIGKILL for the embedded PostgreSQL in `dataDir`: its postmaster and every process that it started. */
export function killPostgres(dataDir: string): void {
  const file = path.join(dataDir, "postgres", "data", "postmaster.pid");
  const postmaster = Number(readFileSync(file, "utf8").split("\n")[0]);
  const rows = execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const children = rows.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === postmaster);
  for (const pid of [postmaster, ...children.map(([child]) => child)]) {
    try {
      process.kill(Number(pid), "SIGKILL");
    } catch {
      // It ended with its postmaster.
    }
  }
}
