import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { Scratch } from "#suites/kit/scratch";
import { startChild } from "../child";
import { type Fleet, startFleet } from "../fleet/fleet";

export interface RetentionSetting {
  /** Of jobs that ended long ago, in the database. */
  oldUnits: number;
  forgets: boolean;
  seconds: number;
}

export interface RetentionFigures {
  perSecond: number;
  p99: number;
  /** Units a second of which everything was deleted. */
  forgottenPerSecond: number;
  /** What the tables grew by, while this many units were settled. */
  settled: number;
  grew: Record<string, number>;
}

interface State {
  kind: "state";
  settled: number;
  forgotten: number;
  bytes: Record<string, number>;
}

export const RETENTION_ENTRY = path.join(import.meta.dirname, "retention-process.ts");
const DEVICES = 200;
const UNITS_PER_GRANT = 16;
const WARM_UP_MS = 3_000;

/** Units settled on a coordinator whose database holds old ones, with or without these being deleted meanwhile. */
export async function runRetention(
  file: string,
  { oldUnits, forgets, seconds }: RetentionSetting,
  scratch: Scratch,
): Promise<RetentionFigures> {
  const port = await getPort({ host: "127.0.0.1" });
  const dataDir = scratch.newFolder("retention");
  const coordinator = startChild(file, {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    KEEP_UNITS_DAYS: "30",
    BENCH_OLD_UNITS: String(oldUnits),
    BENCH_FORGETS: forgets ? "1" : "",
    BENCH_UNITS_PER_GRANT: String(UNITS_PER_GRANT),
  });
  let fleet: Fleet | undefined;
  try {
    await coordinator.receive("ready");
    fleet = await startFleet({ siteUrl: `http://localhost:${port}`, devices: DEVICES, unitMs: 0, toldMs: 0.01 });
    await sleep(WARM_UP_MS);
    const before = await coordinator.ask<State>("state", "state");
    fleet.startCounting();
    await sleep(seconds * 1_000);
    const { perSecond, p99 } = await fleet.counted();
    const after = await coordinator.ask<State>("state", "state");
    const grew = Object.entries(after.bytes).map(([name, bytes]) => [name, bytes - (before.bytes[name] ?? 0)]);
    return {
      perSecond,
      p99,
      forgottenPerSecond: (after.forgotten - before.forgotten) / seconds,
      settled: after.settled - before.settled,
      grew: Object.fromEntries(grew),
    };
  } finally {
    await fleet?.stop();
    await coordinator.stop();
    scratch.remove(dataDir);
  }
}
