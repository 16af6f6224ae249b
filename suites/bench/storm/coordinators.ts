import path from "node:path";

/** One of several coordinators of a database, without pages; `BENCH_SEEDS=1`: with a job of its own. */
export const COORDINATOR_ENTRY = path.join(import.meta.dirname, "storm-coordinator.ts");

export interface Usage {
  kind: "usage";
  cpuMs: number;
  /** Since the last time that this was asked. */
  loopMaxMs: number;
  loopCpuMaxMs: number;
  devices: number;
}
