// One of several coordinators of a database, without pages: the first one seeds the job.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";
import { watchStretches } from "../growth/longest-stretch";

const UNITS = 10_000_000;
const NANOS_PER_MS = 1e6;

const config = loadConfig();
const running = await startCoordinator(config, createLog("warn"), policyFrom(config));
const { coordinator, pool } = running.handle;
if (process.env["BENCH_SEEDS"] === "1") await coordinator.openJob(await seedJob(pool, { units: UNITS, replicas: 1 }));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const longestStretch = watchStretches();
process.send?.({ kind: "ready" });

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({
      kind: "usage",
      cpuMs: (user + system) / 1_000,
      loopMaxMs: delay.max / NANOS_PER_MS,
      loopCpuMaxMs: longestStretch(),
      devices: coordinator.state.sessions.size,
    });
    delay.reset();
  }
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

async function close() {
  await running.close();
  process.exit(0);
}
