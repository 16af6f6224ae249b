import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { connectPool } from "#coordinator/database/connect-pool";
import { startEmbeddedPostgres } from "#coordinator/database/embedded-postgres";
import type { Scratch } from "#suites/kit/scratch";
import { bundle } from "../bundle";
import { type Child, startChild } from "../child";
import { postgresCpuMs } from "../dispatch/postgres-cpu";
import { type Fleet, startFleet } from "../fleet/fleet";
import { COORDINATOR_ENTRY, type Usage } from "../storm/coordinators";
import { type LockLooks, watchLocks } from "./watch-locks";

export interface TurnsSetting {
  /** Units a second of all together. */
  pace: number;
  devices: number;
  warmUpMs: number;
  seconds: number;
}

export interface TurnsFigures {
  coordinators: number;
  perSecond: number;
  /** CPU per unit in microseconds: of all coordinators, and of PostgreSQL where it can be read. */
  cpuMicros: number;
  postgresMicros: number | undefined;
  /** Acknowledgements, p99 of the slowest coordinator's devices. */
  p99: number;
  locks: LockLooks;
}

const SECRET = "the coordinators of this benchmark share it";

/** Several coordinators on one PostgreSQL, each with its part of the devices, on one job. */
export async function runTurns(coordinators: number, setting: TurnsSetting, scratch: Scratch): Promise<TurnsFigures> {
  const folder = scratch.newFolder("turns");
  const unitMs = (setting.devices * 1_000) / setting.pace;
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, "postgres") });
  const pool = connectPool(postgres.url());
  const children: Child[] = [];
  const fleets: Fleet[] = [];
  try {
    const file = await bundle(COORDINATOR_ENTRY);
    for (let i = 0; i < coordinators; i++) {
      const port = await getPort({ host: "127.0.0.1" });
      const child = startChild(file, {
        PORT: String(port),
        DATA_DIR: path.join(folder, `coordinator-${i}`),
        DATABASE_URL: postgres.url(),
        AUTH_SECRET: SECRET,
        BENCH_SEEDS: i === 0 ? "1" : "",
      });
      children.push(child);
      await child.receive("ready");
      fleets.push(
        await startFleet({
          siteUrl: `http://localhost:${port}`,
          devices: Math.ceil(setting.devices / coordinators),
          unitMs,
          toldMs: unitMs,
        }),
      );
    }
    await sleep(setting.warmUpMs);
    const usage = () => Promise.all(children.map((child) => child.ask<Usage>("usage", "usage")));
    const before = await usage();
    const postgresBefore = postgresCpuMs(folder);
    const stopLooking = watchLocks(pool);
    for (const fleet of fleets) fleet.startCounting();
    await sleep(setting.seconds * 1_000);
    const counted = await Promise.all(fleets.map((fleet) => fleet.counted()));
    const after = await usage();
    const postgresAfter = postgresCpuMs(folder);
    const locks = stopLooking();
    const units = counted.reduce((sum, one) => sum + one.units, 0);
    if (units === 0) throw new Error("No unit was settled, so nothing was measured.");
    const cpuMs = after.reduce((sum, one, i) => sum + one.cpuMs - (before[i]?.cpuMs ?? 0), 0);
    const isKnown = postgresBefore !== undefined && postgresAfter !== undefined;
    return {
      coordinators,
      perSecond: counted.reduce((sum, one) => sum + one.perSecond, 0),
      cpuMicros: (cpuMs * 1_000) / units,
      postgresMicros: isKnown ? ((postgresAfter - postgresBefore) * 1_000) / units : undefined,
      p99: Math.max(...counted.map((one) => one.p99)),
      locks,
    };
  } finally {
    await Promise.all(fleets.map((fleet) => fleet.stop()));
    await Promise.all(children.map((child) => child.stop()));
    await pool.end();
    await postgres.stop();
    scratch.remove(folder);
  }
}
