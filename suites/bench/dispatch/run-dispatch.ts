import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { Scratch } from "#suites/kit/scratch";
import { startChild } from "../child";
import { type Fleet, startFleet } from "../fleet/fleet";
import { postgresCpuMs } from "./postgres-cpu";

export interface DispatchSetting {
  replicas: number;
  /** Units a second; 0: as fast as possible. */
  pace: number;
  seconds: number;
}

export interface DispatchFigures {
  /** Replicas acknowledged a second; a unit needs `replicas` of them. */
  perSecond: number;
  p50: number;
  p99: number;
  /** Coordinator CPU per acknowledged replica, in microseconds. */
  cpuMicros: number;
  /** The same of PostgreSQL, where it can be read. */
  postgresMicros: number | undefined;
  rssBytes: number;
}

const DEVICES = 200;
/** The largest batch for which 200 devices that compute nothing stay within the aim for acknowledgements. */
const UNITS_PER_GRANT = 16;
const WARM_UP_MS = 3_000;

interface Usage {
  kind: "usage";
  cpuMs: number;
  rssBytes: number;
}

export const COORDINATOR_ENTRY = path.join(import.meta.dirname, "coordinator-process.ts");
/** Sockets and group commit with nothing in between. */
export const BARE_ENTRY = path.join(import.meta.dirname, "bare-process.ts");

/** Replicas acknowledged after commit, by one coordinator process, from devices in another, over real sockets. */
export async function runDispatch(
  coordinatorFile: string,
  setting: DispatchSetting,
  scratch: Scratch,
): Promise<DispatchFigures> {
  const port = await getPort({ host: "127.0.0.1" });
  const dataDir = scratch.newFolder("dispatch");
  const coordinator = startChild(coordinatorFile, {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    BENCH_REPLICAS: String(setting.replicas),
    BENCH_UNITS_PER_GRANT: String(UNITS_PER_GRANT),
  });
  let fleet: Fleet | undefined;
  try {
    await coordinator.receive("ready");
    fleet = await startFleet({
      siteUrl: `http://localhost:${port}`,
      devices: DEVICES,
      unitMs: setting.pace === 0 ? 0 : (DEVICES * 1_000) / setting.pace,
      toldMs: 0.01,
    });
    await sleep(WARM_UP_MS);
    const before = await coordinator.ask<Usage>("usage", "usage");
    const postgresBefore = postgresCpuMs(dataDir);
    fleet.startCounting();
    await sleep(setting.seconds * 1_000);
    const { units, perSecond, p50, p99 } = await fleet.counted();
    const after = await coordinator.ask<Usage>("usage", "usage");
    const postgresAfter = postgresCpuMs(dataDir);
    const perUnit = (from: number, to: number) => ((to - from) * 1_000) / units;
    const known = postgresBefore !== undefined && postgresAfter !== undefined;
    return {
      perSecond,
      p50,
      p99,
      cpuMicros: perUnit(before.cpuMs, after.cpuMs),
      postgresMicros: known ? perUnit(postgresBefore, postgresAfter) : undefined,
      rssBytes: after.rssBytes,
    };
  } finally {
    await fleet?.stop();
    await coordinator.stop();
    scratch.remove(dataDir);
  }
}
