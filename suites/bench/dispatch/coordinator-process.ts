// A coordinator of its own, without pages: takes its settings from the environment, seeds a job, and says when it is ready.
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";

const UNITS = 10_000_000;
const replicas = Number(process.env["BENCH_REPLICAS"]);
const unitsPerGrant = Number(process.env["BENCH_UNITS_PER_GRANT"]);

const config = loadConfig();
const policy = { ...policyFrom(config), unitsPerGrant, grantsPerSlot: 1 };
const running = await startCoordinator(config, createLog("warn"), policy);
const { coordinator, pool } = running.handle;
await coordinator.openJob(await seedJob(pool, { units: UNITS, replicas }));
process.send?.({ kind: "ready" });

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({ kind: "usage", cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage().rss });
  }
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

async function close() {
  await running.close();
  process.exit(0);
}
