// Seeds many open jobs of as many customers by a coordinator of its own, which is gone before another one is measured.
import type { Pool } from "pg";
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";

const UNITS = 10_000_000;
const SEEDED_AT_ONCE = 16;
const jobs = Number(process.env["BENCH_JOBS"]);

const seeding = await startCoordinator(loadConfig(), createLog("warn"));
const { pool } = seeding.handle;
let next = 0;
await Promise.all(
  Array.from({ length: SEEDED_AT_ONCE }, async () => {
    for (let nr = next++; nr < jobs; nr = next++) await seed(pool, nr);
  }),
);
await seeding.close();
process.send?.({ kind: "seeded" });
process.on("message", () => process.exit(0));
process.once("disconnect", () => process.exit(0));

/** Of many jobs every fourth is dialled to zero, and every fourth to a single core. */
function seed(pool: Pool, nr: number): Promise<unknown> {
  const cores = nr % 4 === 1 ? 0 : nr % 4 === 3 ? 1 : undefined;
  const units = Math.ceil(UNITS / jobs);
  return seedJob(pool, { units, replicas: 1, customerId: `seed-${nr}`, ...(cores === undefined ? {} : { cores }) });
}
