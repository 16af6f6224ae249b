import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import type { BenchSite } from "../site/open-site";
import { untilReached } from "./until-reached";

const EVERY_MS = 100;
/** Time for sign-ups, uploads and the previous attack to settle. */
const REST_MS = 3_000;

/** The effect of an attack on the site and on an uninvolved customer. */
export interface Suffered {
  /** Delays of the coordinator's event loop, which is sampled every 10 ms (not counted as delay). */
  loopP99Ms: number;
  loopMaxMs: number;
  /** The longest time for which the main thread computed without a break, in CPU time, to 5 ms. */
  stretchMs: number;
  growthBytes: number;
  /** Listing jobs, and previewing a small job, alternately. */
  listMs: number[];
  previewMs: number[];
}

export interface Watched {
  site: BenchSite;
  /** The file with the reported times: see `loop-watch.ts`. */
  loopFile: string;
  bystander: LamplighterClient;
  program: string;
  /** What the bystander's small job has besides. */
  more?: ((client: LamplighterClient, nth: number) => Promise<object>) | undefined;
}

export async function watchSite(
  { site, loopFile, bystander, program, more }: Watched,
  attack: () => Promise<unknown>,
): Promise<Suffered> {
  await sleep(REST_MS);
  const before = site.rssBytes();
  await readLoop(site.url);
  const start = Date.now();
  const suffered: Suffered = { loopP99Ms: 0, loopMaxMs: 0, stretchMs: 0, growthBytes: 0, listMs: [], previewMs: [] };
  let isOver = false;
  const watching = Promise.all([
    (async () => {
      for (; !isOver; await sleep(EVERY_MS)) {
        suffered.listMs.push(await timed(() => untilReached(() => bystander.listJobs({}))));
        suffered.growthBytes = Math.max(suffered.growthBytes, site.rssBytes() - before);
      }
    })(),
    (async () => {
      for (; !isOver; await sleep(EVERY_MS))
        suffered.previewMs.push(await timed(() => untilReached(() => preview(bystander, program, more))));
    })(),
  ]);
  watching.catch(() => {}); // Awaited when the attack is over.
  await attack();
  isOver = true;
  Object.assign(suffered, await readLoop(site.url));
  await watching;
  suffered.stretchMs = await longestStretch(loopFile, start);
  return suffered;
}

let previews = 0;

/** With new inputs, so that they must be planned. */
async function preview(client: LamplighterClient, program: string, more: Watched["more"]) {
  previews += 1;
  const { blob } = await client.upload(new TextEncoder().encode(`[${previews}, {"a": "small"}]`));
  return client.previewJob({
    manifest: {
      name: "A small job",
      program: { runtime: "js", source: { blob: program } },
      inputs: { kind: "json", source: { blob } },
      budget: "0.01",
      ...(await more?.(client, previews)),
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

/** Since the last reading. */
async function readLoop(url: string): Promise<{ loopP99Ms: number; loopMaxMs: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN) * 1_000;
  return { loopP99Ms: read("nodejs_eventloop_lag_p99_seconds"), loopMaxMs: read("nodejs_eventloop_lag_max_seconds") };
}
