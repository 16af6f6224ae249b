import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession } from "playwright";
import { format, type Measure, measured } from "../measure";
import { median } from "../median";
import type { Stage } from "../section";
import type { BenchSite } from "../site/open-site";
import { until } from "../site/until";
import { busyBetween, cpuSeconds } from "./busy-processes";
import { submitSpin } from "./submit-spin";

const TIMES = { full: 10, quick: 2 };
/** Some seconds a unit, so that the worker is in the middle of one when the dial is turned. */
const TURNS = 2_000_000_000;
const WARM_MS = 1_000;
/** A process with a unit worker uses most of a core in this time, even under other load. */
const LOOK_MS = 1_000;
const BUSY_SHARE = 0.25;
/** Processes' CPU times have ticks of 10 ms; a process that stopped computing uses less than two. */
const STEP_MS = 40;
const ALIVE_SECONDS = 0.02;
const WATCH_MS = 5_000;

/**
 * From requesting a dial of 0 to the first sample in which no process that ran a unit worker uses the processor: an
 * upper bound, by one sample, of when the last of them stopped. A resident is working on `site` in `browser`.
 */
export async function measureDialToZero(browser: Browser, site: BenchSite, stage: Stage): Promise<Measure[]> {
  const session = await browser.newBrowserCDPSession();
  const waits: number[] = [];
  const measures = () => [
    measured("from a dial to 0 to the last unit worker dead, median", median(waits), format.ms),
    measured("  longest", Math.max(...waits), format.ms, { atMost: 1_000 }),
  ];
  const job = await submitSpin(site.client, "To zero", TURNS, 100_000);
  try {
    for (let i = 0; i < (stage.quick ? TIMES.quick : TIMES.full); i++) {
      await site.client.dialJob({ jobId: job.id, cores: 1 });
      const working = await until("A unit worker at work", 30_000, () => workingProcesses(session));
      const asked = performance.now();
      const quiet = watch(session, working, asked);
      await site.client.dialJob({ jobId: job.id, cores: 0 });
      waits.push(await quiet);
      stage.keep("dial to zero", measures());
    }
  } finally {
    await site.client.cancelJob({ jobId: job.id });
    await session.detach();
  }
  stage.print(`  ${waits.map(format.ms).join(", ")}`);
  return measures();
}

/** The processes that are computing now; undefined if there are none. */
async function workingProcesses(session: CDPSession): Promise<number[] | undefined> {
  await sleep(WARM_MS);
  const before = await cpuSeconds(session);
  await sleep(LOOK_MS);
  const busy = busyBetween(before, await cpuSeconds(session), (LOOK_MS / 1_000) * BUSY_SHARE);
  return busy.length > 0 ? busy : undefined;
}

/** Milliseconds from `asked` to the first sample from which on none of the processes was computing. */
async function watch(session: CDPSession, processes: number[], asked: number): Promise<number> {
  let quietAt: number | undefined;
  let before = await cpuSeconds(session);
  while (performance.now() - asked < WATCH_MS) {
    await sleep(STEP_MS);
    const after = await cpuSeconds(session);
    const busy = busyBetween(before, after, ALIVE_SECONDS);
    if (busy.some((id) => processes.includes(id))) quietAt = undefined;
    else quietAt ??= performance.now() - asked;
    before = after;
  }
  return quietAt ?? WATCH_MS;
}
