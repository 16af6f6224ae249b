// A coordinator of its own over many open jobs, half of them at their dial: seeds them, starts anew, and says how long that took.
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Pool } from "pg";
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";

const UNITS = 10_000_000;
const SEEDED_AT_ONCE = 16;
const jobs = Number(process.env["BENCH_JOBS"]);
const unitsPerGrant = Number(process.env["BENCH_UNITS_PER_GRANT"]);

const config = loadConfig();
const policy = { ...policyFrom(config), unitsPerGrant, grantsPerSeat: 1 };

await seedAll();

const begun = performance.now();
const running = await startCoordinator(config, createLog("warn"), policy);
const openMs = performance.now() - begun;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.send?.({ kind: "ready", openMs, heapBytes: heap() });

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    const { rss } = process.memoryUsage();
    process.send?.({ kind: "usage", cpuMs: (user + system) / 1_000, rssBytes: rss, loopMaxMs: delay.max / 1e6 });
    delay.reset();
  }
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

/** By a coordinator that is gone when the measured one starts. */
async function seedAll() {
  const seeding = await startCoordinator(config, createLog("warn"), policy);
  const { pool } = seeding.handle;
  let next = 0;
  await Promise.all(
    Array.from({ length: SEEDED_AT_ONCE }, async () => {
      for (let nr = next++; nr < jobs; nr = next++) await seed(pool, nr);
    }),
  );
  await seeding.close();
}

/** Of many jobs every fourth is dialled to zero, and every fourth to a single core. */
function seed(pool: Pool, nr: number): Promise<unknown> {
  const cores = nr % 4 === 1 ? 0 : nr % 4 === 3 ? 1 : undefined;
  const units = Math.ceil(UNITS / jobs);
  return seedJob(pool, { units, replicas: 1, customerId: `seed-${nr}`, ...(cores === undefined ? {} : { cores }) });
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function close() {
  await running.close();
  process.exit(0);
}
