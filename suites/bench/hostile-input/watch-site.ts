import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import type { BenchSite } from "../site/open-site";

const EVERY_MS = 100;
/** What sign-ups, uploads and the attack before have set going comes to rest. */
const REST_MS = 3_000;

/** What an attack does to the site and to a customer who has nothing to do with it. */
export interface Suffered {
  /** Of the delays of the coordinator's event loop, which is looked at every 10 ms: that much is no delay. */
  loopP99Ms: number;
  loopMaxMs: number;
  /** The longest that the main thread computed before it came to what waited, by CPU time, to 5 ms. */
  stretchMs: number;
  growthBytes: number;
  /** Lists of jobs, and previews of a small job, one after the other. */
  listMs: number[];
  previewMs: number[];
}

export interface Watched {
  site: BenchSite;
  /** Where the site tells of stretches: see `loop-watch.ts`. */
  loopFile: string;
  bystander: LamplighterClient;
  program: string;
}

export async function watchSite(
  { site, loopFile, bystander, program }: Watched,
  attack: () => Promise<unknown>,
): Promise<Suffered> {
  await sleep(REST_MS);
  const before = site.rssBytes();
  await readLoop(site.url);
  const start = Date.now();
  const suffered: Suffered = { loopP99Ms: 0, loopMaxMs: 0, stretchMs: 0, growthBytes: 0, listMs: [], previewMs: [] };
  let isOver = false;
  const watching = [
    (async () => {
      for (; !isOver; await sleep(EVERY_MS)) {
        suffered.listMs.push(await timed(() => bystander.listJobs({})));
        suffered.growthBytes = Math.max(suffered.growthBytes, site.rssBytes() - before);
      }
    })(),
    (async () => {
      for (; !isOver; await sleep(EVERY_MS)) suffered.previewMs.push(await timed(() => preview(bystander, program)));
    })(),
  ];
  await attack();
  isOver = true;
  Object.assign(suffered, await readLoop(site.url));
  await Promise.all(watching);
  suffered.stretchMs = await longestStretch(loopFile, start);
  return suffered;
}

let previews = 0;

/** Of inputs that were never seen before, so that they are planned. */
async function preview(client: LamplighterClient, program: string) {
  previews += 1;
  const { blob } = await client.upload(new TextEncoder().encode(`[${previews}, {"a": "small"}]`));
  return client.previewJob({
    manifest: {
      name: "A small job",
      program: { runtime: "js", source: { blob: program } },
      inputs: { kind: "json", source: { blob } },
      budget: "0.01",
    },
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function longestStretch(loopFile: string, since: number): Promise<number> {
  const stretches = (await readFile(loopFile, "utf8")).split("\n").map((line) => line.split(" ").map(Number));
  return Math.max(0, ...stretches.map(([at = 0, ms = 0]) => (at >= since ? ms : 0)));
}

/** Since it was read last. */
async function readLoop(url: string): Promise<{ loopP99Ms: number; loopMaxMs: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN) * 1_000;
  return { loopP99Ms: read("nodejs_eventloop_lag_p99_seconds"), loopMaxMs: read("nodejs_eventloop_lag_max_seconds") };
}
