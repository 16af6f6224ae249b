import { readFileSync } from "node:fs";
import path from "node:path";
import { signalAll, treeOf } from "#suites/kit/process-tree";

/** SIGKILL for the embedded PostgreSQL in `dataDir`: its postmaster and every process that it started. */
export function killPostgres(dataDir: string): void {
  const file = path.join(dataDir, "postgres", "data", "postmaster.pid");
  signalAll(treeOf(Number.parseInt(readFileSync(file, "utf8"), 10)), "SIGKILL");
}
