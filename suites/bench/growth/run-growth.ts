import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { Scratch } from "#suites/kit/scratch";
import { type Child, startChild } from "../child";
import { type Fleet, startFleet } from "../fleet/fleet";

export interface GrowthSetting {
  jobs: number;
  devices: number;
  seconds: number;
}

export interface GrowthFigures {
  perSecond: number;
  p99: number;
  /** Coordinator CPU per unit, in microseconds. */
  cpuMicros: number;
  /** The longest that its event loop stood still. */
  loopMaxMs: number;
  /** From the start of a coordinator to its first answer, with all jobs open. */
  openMs: number;
  /** Live heap then, with no device connected. */
  heapBytes: number;
}

/** Bundled programs: one seeds the jobs, the other one is measured. */
export interface GrowthFiles {
  seed: string;
  measured: string;
}

interface Ready {
  kind: "ready";
  openMs: number;
  heapBytes: number;
}

interface Usage {
  kind: "usage";
  cpuMs: number;
  rssBytes: number;
  loopMaxMs: number;
}

const UNITS_PER_GRANT = 16;
const WARM_UP_MS = 5_000;

/** Devices that compute nothing keep one coordinator as busy as it can be, over so many open jobs of as many customers. */
export async function runGrowth(files: GrowthFiles, setting: GrowthSetting, scratch: Scratch): Promise<GrowthFigures> {
  const { jobs, devices, seconds } = setting;
  const port = await getPort({ host: "127.0.0.1" });
  const dataDir = scratch.newFolder("growth");
  const env = {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    BENCH_JOBS: String(jobs),
    BENCH_UNITS_PER_GRANT: String(UNITS_PER_GRANT),
  };
  let coordinator: Child | undefined;
  let fleet: Fleet | undefined;
  try {
    await seed(files.seed, env);
    coordinator = startChild(files.measured, env, ["--expose-gc"]);
    const { openMs, heapBytes } = await coordinator.hear<Ready>("ready");
    fleet = await startFleet({ siteUrl: `http://localhost:${port}`, devices, unitMs: 0, toldMs: 0.01 });
    await sleep(WARM_UP_MS);
    const before = await coordinator.ask<Usage>("usage", "usage");
    fleet.startCounting();
    await sleep(seconds * 1_000);
    const { units, perSecond, p99 } = await fleet.counted();
    const after = await coordinator.ask<Usage>("usage", "usage");
    const cpuMicros = ((after.cpuMs - before.cpuMs) * 1_000) / units;
    return { perSecond, p99, cpuMicros, loopMaxMs: after.loopMaxMs, openMs, heapBytes };
  } finally {
    await fleet?.stop();
    await coordinator?.stop();
    scratch.remove(dataDir);
  }
}

async function seed(file: string, env: Record<string, string>): Promise<void> {
  const child = startChild(file, env);
  try {
    await child.hear("seeded");
  } finally {
    await child.stop();
  }
}
