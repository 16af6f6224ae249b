import path from "node:path";
import { bundle } from "../bundle";
import { type Measure, measured, named, tell } from "../measure";
import { median } from "../median";
import type { Section } from "../section";
import { type GrowthFigures, runGrowth } from "./run-growth";

const entry = (name: string) => path.join(import.meta.dirname, name);
const FEW_DEVICES = 200;
const FULL = { rounds: 3, seconds: 6, jobs: [1, 100, 1_000, 10_000], devices: [2_000, 10_000] };
const QUICK = { rounds: 1, seconds: 3, jobs: [1, 1_000], devices: [] };

export const growth: Section = {
  name: "growth",
  about: "what a unit costs with ever more open jobs, customers and devices, half of the jobs at their dial",
  mostMs: 900_000,
  async run(stage) {
    const { rounds, seconds, jobs: counts, devices: fleets } = stage.quick ? QUICK : FULL;
    const files = { seed: await bundle(entry("seed-process.ts")), measured: await bundle(entry("growth-process.ts")) };
    const byJobs = new Map<number, GrowthFigures[]>();
    const byDevices = new Map<number, GrowthFigures[]>();
    const measures = () => [...measuresByJobs(byJobs), ...measuresByDevices(byDevices)];
    const play = async (known: Map<number, GrowthFigures[]>, key: number, jobs: number, devices: number) => {
      stage.signal.throwIfAborted();
      const found = await runGrowth(files, { jobs, devices, seconds }, stage.scratch);
      const { perSecond, cpuMicros, p99, loopMaxMs } = found;
      const figures = [tell.perSecond(perSecond), tell.micros(cpuMicros), tell.ms(p99), tell.ms(loopMaxMs)];
      stage.say(`  ${jobs} jobs, ${devices} devices: ${figures.join(", ")}`);
      known.set(key, [...(known.get(key) ?? []), found]);
      stage.keep("growth", measures());
    };
    // The rounds alternate, so that a machine that grows slower does so for all of them.
    for (let round = 1; round <= rounds; round++) {
      stage.say(`round ${round} of ${rounds}`);
      for (const jobs of counts) await play(byJobs, jobs, jobs, FEW_DEVICES);
      for (const devices of fleets) await play(byDevices, devices, Math.max(...counts), devices);
    }
    return measures();
  },
};

type Pick = (figures: GrowthFigures) => number;

function measuresByJobs(known: ReadonlyMap<number, GrowthFigures[]>): Measure[] {
  const alone = known.get(1);
  const most = Math.max(...known.keys());
  return [...known].flatMap(([jobs, figures]) => {
    const middle = (pick: Pick) => median(figures.map(pick));
    /** Of the most jobs, for whoever follows a figure over time. */
    const followed = (key: string, value: number, measure: Measure) =>
      jobs === most ? named(key, value, measure) : measure;
    const [p99, loopMax] = [middle((one) => one.p99), middle(({ loopMaxMs }) => loopMaxMs)];
    const micros = middle(({ cpuMicros }) => cpuMicros);
    const rate = middle(({ perSecond }) => perSecond);
    const own = [
      measured(`${count(jobs)} open, ${FEW_DEVICES} devices: units settled`, rate, tell.perSecond),
      measured("  CPU a unit, coordinator", micros, tell.micros),
      followed("p99Ms", p99, measured("  acknowledgement, p99", p99, tell.ms, { atMost: 150 })),
      followed("loopMaxMs", loopMax, measured("  event loop, longest", loopMax, tell.ms, { atMost: 50 })),
    ];
    if (jobs === 1) return own;
    const ratio = median(figures.map(({ cpuMicros }, round) => cpuMicros / (alone?.[round]?.cpuMicros ?? Number.NaN)));
    const perJob = middle(({ heapBytes }) => heapBytes) - median((alone ?? figures).map(({ heapBytes }) => heapBytes));
    const bytes = perJob / (jobs - 1);
    const openMs = middle((one) => one.openMs);
    const opened = measured("  from the start to its first answer", openMs, tell.ms, { atMost: 10_000 });
    return [
      ...own,
      followed(
        `cpuRatio${jobs}Jobs`,
        ratio,
        measured("  CPU a unit, against one job, paired", ratio, twoDigits, { atMost: 1.3 }),
      ),
      followed("bytesPerOpenJob", bytes, measured("  memory for an open job", bytes, tell.bytes, { atMost: 4_096 })),
      followed("openSeconds", openMs / 1_000, opened),
    ];
  });
}

const measuresByDevices = (known: ReadonlyMap<number, GrowthFigures[]>): Measure[] =>
  [...known].flatMap(([devices, figures]) => {
    const middle = (pick: Pick) => median(figures.map(pick));
    return [
      measured(
        `${devices.toLocaleString("en-CA")} devices, as many jobs as above`,
        middle((one) => one.perSecond),
        tell.perSecond,
      ),
      measured(
        "  CPU a unit, coordinator",
        middle(({ cpuMicros }) => cpuMicros),
        tell.micros,
      ),
      measured(
        "  event loop, longest",
        middle(({ loopMaxMs }) => loopMaxMs),
        tell.ms,
        { atMost: 50 },
      ),
    ];
  });

const count = (jobs: number) => (jobs === 1 ? "one job" : `${jobs.toLocaleString("en-CA")} jobs`);

const twoDigits = (value: number) => `${value.toFixed(2)} ×`;
