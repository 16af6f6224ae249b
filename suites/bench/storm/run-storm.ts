import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { startEmbeddedPostgres } from "#coordinator/database/embedded-postgres";
import type { Scratch } from "#suites/kit/scratch";
import { bundle } from "../bundle";
import { type Child, startChild } from "../child";
import { COORDINATOR_ENTRY, type Usage } from "./coordinators";

export interface StormSetting {
  /** Of the coordinator that dies. */
  devices: number;
  /** Of the one that stays. */
  others: number;
  unitMs: number;
  /** Before the storm, to compare with. */
  calmSeconds: number;
  /** After it, at most. */
  maxSeconds: number;
}

/** What one process of simulated devices counted, in milliseconds. */
export interface StormCount {
  kind: "counted";
  /** From each return to its acknowledgement. */
  latencies: number[];
  /** From the death of their coordinator until they were welcome elsewhere. */
  welcomed: number[];
  /** The same, until they were given new units. */
  granted: number[];
  /** The longest that the process of the devices itself was late. */
  lateMaxMs: number;
}

/** Acknowledgements of those whose coordinator lives. */
export interface Waits {
  p99: number;
  max: number;
  results: number;
}

export interface StormFigures {
  /** Devices that came back, and of them those that were given units. */
  welcomed: number[];
  granted: number[];
  before: Waits;
  during: Waits;
  /** Of the coordinator that lives, while they came. */
  loopMaxMs: number;
  loopCpuMaxMs: number;
  cpuMs: number;
  seconds: number;
  /** How late the processes that measure were themselves, at most. */
  lateMaxMs: number;
}

const DEVICES_PER_PROCESS = 2_500;
const LOOK_EVERY_MS = 1_000;
const WARM_UP_MS = 5_000;
const SECRET = "both coordinators of this benchmark share it";
const DEVICES_ENTRY = path.join(import.meta.dirname, "storm-devices.ts");

/** Two coordinators on one PostgreSQL: one is killed with all its devices, and these come to the other. */
export async function runStorm(setting: StormSetting, scratch: Scratch): Promise<StormFigures> {
  const folder = scratch.newFolder("storm");
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, "postgres") });
  const children: Child[] = [];
  const keep = <Any extends Child>(child: Any): Any => {
    children.push(child);
    return child;
  };
  try {
    const coordinatorFile = await bundle(COORDINATOR_ENTRY);
    const start = async (name: string, seeds: boolean) => {
      const port = await getPort({ host: "127.0.0.1" });
      const child = keep(
        startChild(coordinatorFile, {
          PORT: String(port),
          DATA_DIR: path.join(folder, name),
          DATABASE_URL: postgres.url(),
          AUTH_SECRET: SECRET,
          BENCH_SEEDS: seeds ? "1" : "",
        }),
      );
      await child.receive("ready");
      return { child, url: `http://localhost:${port}` };
    };
    const dying = await start("dying", true);
    const living = await start("living", false);
    const others = await startDevices([living.url], setting.others, setting.unitMs, keep);
    const homeless = await startDevices([dying.url, living.url], setting.devices, setting.unitMs, keep);
    return await measure(setting, { dying: dying.child, living: living.child, others, homeless });
  } finally {
    for (const child of children.reverse()) await child.stop();
    await postgres.stop();
    scratch.remove(folder);
  }
}

async function startDevices(urls: string[], devices: number, unitMs: number, keep: (child: Child) => Child) {
  const file = await bundle(DEVICES_ENTRY);
  const processes = Math.ceil(devices / DEVICES_PER_PROCESS);
  const settings = {
    BENCH_URLS: urls.join(","),
    BENCH_DEVICES: String(Math.ceil(devices / processes)),
    BENCH_UNIT_MS: String(unitMs),
  };
  const children = Array.from({ length: processes }, () => keep(startChild(file, settings)));
  await Promise.all(children.map((child) => child.receive("connected")));
  return children;
}

interface Cast {
  dying: Child;
  living: Child;
  others: Child[];
  homeless: Child[];
}

async function measure(setting: StormSetting, { dying, living, others, homeless }: Cast): Promise<StormFigures> {
  const all = [...others, ...homeless];
  const countFrom = (at: number) => {
    for (const child of all) child.process.send({ countFrom: at });
  };
  const counts = (children: Child[]) =>
    Promise.all(children.map((child) => child.ask<StormCount>("counted", "counted")));
  const usage = () => living.ask<Usage>("usage", "usage");

  await sleep(WARM_UP_MS);
  countFrom(Date.now());
  await sleep(setting.calmSeconds * 1_000);
  const before = waitsOf(await counts(others));
  const from = await usage();

  dying.process.kill("SIGKILL");
  const killedAt = Date.now();
  countFrom(killedAt);
  const expected = homeless.length * Math.ceil(setting.devices / homeless.length);
  let back: StormCount[] = [];
  do {
    await sleep(LOOK_EVERY_MS);
    back = await counts(homeless);
  } while (sum(back, ({ granted }) => granted.length) < expected && Date.now() - killedAt < setting.maxSeconds * 1_000);
  const seconds = (Date.now() - killedAt) / 1_000;
  const to = await usage();
  const stayed = await counts(others);
  return {
    welcomed: sorted(back.flatMap((count) => count.welcomed)),
    granted: sorted(back.flatMap((count) => count.granted)),
    before,
    during: waitsOf(stayed),
    loopMaxMs: to.loopMaxMs,
    loopCpuMaxMs: to.loopCpuMaxMs,
    cpuMs: to.cpuMs - from.cpuMs,
    seconds,
    lateMaxMs: Math.max(...stayed.map(({ lateMaxMs }) => lateMaxMs)),
  };
}

function waitsOf(counts: readonly StormCount[]): Waits {
  const latencies = sorted(counts.flatMap((count) => count.latencies));
  return { p99: at(latencies, 0.99), max: at(latencies, 1), results: latencies.length };
}

/** The value below which this share of them lies. */
export const at = (ascending: readonly number[], share: number): number =>
  ascending[Math.ceil((ascending.length - 1) * share)] ?? Number.NaN;

const sorted = (values: number[]) => values.sort((a, b) => a - b);
const sum = (counts: readonly StormCount[], pick: (count: StormCount) => number) =>
  counts.reduce((all, count) => all + pick(count), 0);
