// A coordinator of its own over the open jobs that its data folder has: says how long it took to start.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { watchStretches } from "./longest-stretch";
import { watchDurable } from "./watch-durable";

const unitsPerGrant = Number(process.env["BENCH_UNITS_PER_GRANT"]);

const config = loadConfig();
const policy = { ...policyFrom(config), unitsPerGrant, grantsPerSlot: 1 };

const begun = performance.now();
const running = await startCoordinator(config, createLog("warn"), policy);
const openMs = performance.now() - begun;
const { auth, prisma } = running.handle;
const admin = { name: "Bench", email: `bench-${process.pid}@lamplighter.example`, password: "bench-admin-password" };
const adminId = await auth.signUp(admin);
await prisma.person.update({ where: { id: adminId }, data: { role: "owner" } });
const { key: apiKey } = await auth.keys.make(adminId, "bench", null);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const longestStretch = watchStretches();
const durableP99 = watchDurable(running.handle.coordinator);
process.send?.({
  kind: "ready",
  openMs,
  heapBytes: heap(),
  apiKey,
  jobIds: [...running.handle.coordinator.state.jobs.keys()],
});

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    const { rss } = process.memoryUsage();
    const loop = { loopMaxMs: delay.max / 1e6, loopCpuMaxMs: longestStretch(), durableP99: durableP99() };
    process.send?.({ kind: "usage", cpuMs: (user + system) / 1_000, rssBytes: rss, ...loop });
    delay.reset();
  }
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function close() {
  await running.close();
  process.exit(0);
}
