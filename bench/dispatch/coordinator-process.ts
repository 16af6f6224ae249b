// A coordinator of its own, without pages: takes its settings from the environment, seeds a job, and says when it is ready.
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "./seed-job";

const units = Number(process.env.BENCH_UNITS);
const replicas = Number(process.env.BENCH_REPLICAS);
const unitsPerGrant = Number(process.env.BENCH_UNITS_PER_GRANT);

const config = loadConfig();
const running = await startCoordinator(config, createLog("warn"), { ...policyFrom(config), unitsPerGrant, grantsPerSeat: 1 });
const { coordinator, pool } = running.handle;
const jobId = await seedJob(pool, { units, replicas });
await coordinator.openJob(jobId);
process.send?.({ kind: "ready", jobId });

process.on("message", async (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({ kind: "usage", cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage().rss });
  }
  if (message === "close") {
    await running.close();
    process.exit(0);
  }
});
