// What both peers are asked to do, and how it is counted.
import { setTimeout as sleep } from "node:timers/promises";

export const OUTPUT_CHARS = 200;

export const SETTINGS = {
  /** Queued before the clock starts; more than a round can process. */
  jobs: Number(process.env.BENCH_JOBS),
  warmUpMs: Number(process.env.BENCH_WARM_UP_MS),
  measureMs: Number(process.env.BENCH_MEASURE_MS),
};

const STEP_MS = 50;

/**
 * Tells the parent how many jobs a second were done, until the time is over or they are all done, and ends.
 * `returned` counts jobs whose code has run, `done` those whose end is durable.
 */
export async function report({ returned, done }) {
  const { jobs, warmUpMs, measureMs } = SETTINGS;
  await sleep(warmUpMs);
  const from = performance.now();
  const before = await done();
  while (performance.now() - from < measureMs && returned() < jobs) await sleep(STEP_MS);
  const ranDry = returned() >= jobs;
  const perSecond = ((await done()) - before) / ((performance.now() - from) / 1_000);
  process.send({ kind: "counted", perSecond, ranDry }, () => process.exit(0));
}

process.once("disconnect", () => process.exit(1));
