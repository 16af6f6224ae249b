import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { policyFrom } from "#coordinator/policy";
import { liveInCity } from "#simulator/city/live-in-city";
import type { Scratch } from "#suites/kit/scratch";
import { bundle } from "../bundle";
import { startChild } from "../child";
import type { EndedJob, Lived } from "./lived";
import { fixedTrace } from "./trace";

/** What somebody who pays would compare. */
export interface Played {
  /** Verified results. */
  units: number;
  nanosPerUnit: number;
  /** The jobs that ended. */
  ended: EndedJob[];
}

const here = (name: string) => path.join(import.meta.dirname, name);

/** The trace on real sockets and a real database. */
export async function playLive(scratch: Scratch): Promise<Played> {
  const port = await getPort({ host: "127.0.0.1" });
  const dataDir = scratch.newFolder("economics");
  const [coordinatorFile, fleetFile] = [
    await bundle(here("coordinator-process.ts")),
    await bundle(here("fleet-process.ts")),
  ];
  const site = startChild(coordinatorFile, { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: "" });
  const fleet = startChild(fleetFile, { BENCH_URL: `http://localhost:${port}` });
  try {
    await Promise.all([site.receive("ready"), fleet.receive("ready")]);
    site.process.on("message", (message: { kind: string }) => {
      if (message.kind === "opened") fleet.process.send(message);
    });
    site.process.send("begin");
    fleet.process.send("begin");
    await sleep(fixedTrace().endsAtMs);
    const { units, spentNanos, ended } = await site.ask<Lived>("lived", "lived");
    return { units, nanosPerUnit: spentNanos / units, ended };
  } finally {
    await fleet.stop();
    await site.stop();
    scratch.remove(dataDir);
  }
}

/** What an embedded database and the same machine take. */
const DELAYS = { commitMs: 10, claimMs: 10, wireMs: 4 };
const PRICES = { pricePerCoreHourNanos: 20_000_000, donorSharePercent: 80, scriptEngines: ["chromium" as const] };

/** The same trace in virtual time. */
export async function playSimulated(seed: number): Promise<Played> {
  const city = { ...fixedTrace(), seed, policy: policyFrom(PRICES), delays: DELAYS };
  // The live fleet closes its sockets.
  const { jobs } = await liveInCity({ ...city, lookEveryMs: 100, closedShare: 1 });
  let [units, spentNanos] = [0, 0];
  for (const { stored } of jobs) {
    units += stored.record.agreed;
    spentNanos += stored.record.spentNanos;
  }
  const ended = jobs.flatMap(({ plan, endedAtMs }, index): EndedJob[] =>
    endedAtMs === null ? [] : [{ index, ms: endedAtMs - plan.opensAtMs }],
  );
  return { units, nanosPerUnit: spentNanos / units, ended };
}
