import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { Scratch } from "#suites/kit/scratch";
import { bundle } from "../bundle";
import { type Child, startChild } from "../child";
import { type Fleet, startFleet } from "../fleet/fleet";

/** Open jobs of as many customers in a data folder, which several measurements use one after the other. */
export interface SeededJobs {
  jobs: number;
  env: Record<string, string>;
}

/** One coordinator over seeded jobs, and a fleet that is connected and offers nothing yet. */
export interface CrowdedCity {
  url: string;
  devices: number;
  fleet: Fleet;
  /** From the start of the coordinator to its first answer, with all jobs open. */
  openMs: number;
  /** Live heap then, with no device connected. */
  heapBytes: number;
  /** An API key of an admin. */
  apiKey: string;
  jobIds: string[];
  usage(): Promise<Usage>;
}

export interface Usage {
  kind: "usage";
  cpuMs: number;
  rssBytes: number;
  /** Since the last time that this was asked. */
  loopMaxMs: number;
  loopCpuMaxMs: number;
  /** From the decision about results until they are durable, p99. */
  durableP99: number;
}

/** Of a city at work. */
export interface WorkFigures {
  perSecond: number;
  p50: number;
  p99: number;
  /** Of it: from the decision until it is durable, p99; and how late the simulated devices were themselves. */
  durableP99: number;
  lateP99: number;
  /** Coordinator CPU per unit, in microseconds. */
  cpuMicros: number;
  /** The longest that its event loop stood still, and for how long it computed without a break, by CPU time. */
  loopMaxMs: number;
  loopCpuMaxMs: number;
}

type Ready = { kind: "ready" } & Pick<CrowdedCity, "openMs" | "heapBytes" | "apiKey" | "jobIds">;

const entry = (name: string) => path.join(import.meta.dirname, name);
const UNITS_PER_GRANT = 16;
/** Batches are as large as they may be. */
const TOLD_MS = 0.01;

export async function seedJobs(jobs: number, scratch: Scratch): Promise<SeededJobs> {
  const env = {
    DATA_DIR: scratch.newFolder("growth"),
    DATABASE_URL: "",
    BENCH_JOBS: String(jobs),
    BENCH_UNITS_PER_GRANT: String(UNITS_PER_GRANT),
  };
  const child = startChild(await bundle(entry("seed-process.ts")), { ...env, PORT: String(await freePort()) });
  try {
    await child.receive("seeded");
  } finally {
    await child.stop();
  }
  return { jobs, env };
}

export async function inCrowdedCity<Result>(
  { env }: SeededJobs,
  devices: number,
  measure: (city: CrowdedCity) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let coordinator: Child | undefined;
  let fleet: Fleet | undefined;
  try {
    const file = await bundle(entry("growth-process.ts"));
    const child = startChild(file, { ...env, PORT: String(port) }, ["--expose-gc"]);
    coordinator = child;
    const ready = await child.receive<Ready>("ready");
    fleet = await startFleet({ siteUrl: url, devices, unitMs: 0, toldMs: TOLD_MS, startsIdle: true });
    return await measure({ ...ready, url, devices, fleet, usage: () => child.ask<Usage>("usage", "usage") });
  } finally {
    await fleet?.stop();
    await coordinator?.stop();
  }
}

/** Devices that take no time over a unit: as much as the coordinator can settle. */
export function saturate(city: CrowdedCity, warmUpMs: number, seconds: number): Promise<WorkFigures> {
  city.fleet.setPace(0);
  return work(city, warmUpMs, seconds);
}

/** As many units a second as are named, as long as the coordinator keeps up. */
export function keepPace(
  city: CrowdedCity,
  perSecond: number,
  warmUpMs: number,
  seconds: number,
): Promise<WorkFigures> {
  city.fleet.setPace((city.devices * 1_000) / perSecond);
  return work(city, warmUpMs, seconds);
}

async function work({ fleet, usage }: CrowdedCity, warmUpMs: number, seconds: number): Promise<WorkFigures> {
  await sleep(warmUpMs);
  const before = await usage();
  fleet.startCounting();
  await sleep(seconds * 1_000);
  const { units, perSecond, p50, p99, lateP99 } = await fleet.counted();
  const after = await usage();
  const { loopMaxMs, loopCpuMaxMs, durableP99 } = after;
  const cpuMicros = ((after.cpuMs - before.cpuMs) * 1_000) / units;
  return { perSecond, p50, p99, durableP99, lateP99, cpuMicros, loopMaxMs, loopCpuMaxMs };
}

const freePort = () => getPort({ host: "127.0.0.1" });
