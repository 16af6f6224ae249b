import { format, type Measure, measured, named } from "../measure";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { inCrowdedCity, keepPace, type SeededJobs, saturate, seedJobs, type WorkFigures } from "./crowded-city";

/** Of one coordinator: as much as it can do, and what is asked of it most of the time. */
interface GrowthFigures {
  full: WorkFigures;
  offered: WorkFigures;
  openMs: number;
  heapBytes: number;
}

const FEW_DEVICES = 200;
const FULL = { rounds: 2, seconds: 6, warmUpMs: 5_000, jobs: [1, 100, 1_000, 10_000], devices: [2_000, 10_000] };
const QUICK = { rounds: 1, seconds: 2, warmUpMs: 1_000, jobs: [1, 1_000], devices: [] };
/** Of what was settled a second in full, just before. */
const OFFERED_SHARE = 0.7;
/** A device of ten thousand takes some ten seconds over a batch. */
const MANY_WARM_UP_MS = 15_000;

export const growth: Section = {
  name: "growth",
  about: "what a unit costs with ever more open jobs, customers and devices, half of the jobs at their dial",
  maxMs: 900_000,
  async run(stage) {
    const { rounds, seconds, warmUpMs, jobs: counts, devices: fleets } = stage.quick ? QUICK : FULL;
    const max = Math.max(...counts);
    const byJobs = new Map<number, GrowthFigures[]>();
    const byDevices = new Map<number, GrowthFigures>();
    const measures = () => [...measuresByJobs(byJobs), ...measuresByDevices(byDevices, max)];
    const note = (jobs: number, devices: number, { full, offered }: GrowthFigures) => {
      const [inFull, asOffered] = [full, offered].map(line);
      stage.print(`  ${count(jobs)}, ${devices} devices: in full ${inFull}; at ${OFFERED_SHARE * 100} % ${asOffered}`);
      stage.keep("growth", measures());
    };
    const seeded = await Promise.all(counts.map((jobs) => seedJobs(jobs, stage.scratch)));
    // The rounds alternate, so that a machine that grows slower does so for all of them.
    for (let round = 1; round <= rounds; round++) {
      stage.print(`round ${round} of ${rounds}`);
      for (const one of seeded) {
        const found = await playJobs(one, { seconds, warmUpMs }, stage);
        byJobs.set(one.jobs, [...(byJobs.get(one.jobs) ?? []), found]);
        note(one.jobs, FEW_DEVICES, found);
      }
    }
    for (const devices of fleets) {
      const [crowded] = seeded.filter(({ jobs }) => jobs === max);
      if (!crowded) continue;
      const found = await playDevices(crowded, devices, seconds, stage);
      byDevices.set(devices, found);
      note(max, devices, found);
    }
    return measures();
  },
};

function playJobs(seeded: SeededJobs, { seconds, warmUpMs }: { seconds: number; warmUpMs: number }, stage: Stage) {
  stage.signal.throwIfAborted();
  return inCrowdedCity(seeded, FEW_DEVICES, async (city): Promise<GrowthFigures> => {
    const full = await saturate(city, warmUpMs, seconds);
    const offered = await keepPace(city, full.perSecond * OFFERED_SHARE, warmUpMs, seconds);
    return { full, offered, openMs: city.openMs, heapBytes: city.heapBytes };
  });
}

/**
 * Each in a city of its own: what ten thousand devices hold must be returned before their pace can be another one, and a
 * fleet of that size settles fewer units a second than a small one.
 */
async function playDevices(seeded: SeededJobs, devices: number, seconds: number, stage: Stage): Promise<GrowthFigures> {
  stage.signal.throwIfAborted();
  const full = await inCrowdedCity(seeded, devices, (city) => saturate(city, MANY_WARM_UP_MS, seconds));
  stage.signal.throwIfAborted();
  return inCrowdedCity(seeded, devices, async (city): Promise<GrowthFigures> => {
    const offered = await keepPace(city, full.perSecond * OFFERED_SHARE, MANY_WARM_UP_MS, seconds);
    return { full, offered, openMs: city.openMs, heapBytes: city.heapBytes };
  });
}

type Pick = (figures: GrowthFigures) => number;

function measuresByJobs(known: ReadonlyMap<number, GrowthFigures[]>): Measure[] {
  const alone = known.get(1);
  const max = Math.max(...known.keys());
  return [...known].flatMap(([jobs, figures]) => {
    const middle = (pick: Pick) => median(figures.map(pick));
    /** Of the most jobs, for comparisons over time. */
    const followed = (key: string, value: number, measure: Measure) =>
      jobs === max ? named(key, value, measure) : measure;
    const p99 = middle(({ offered }) => offered.p99);
    const loopMax = middle(({ full, offered }) => Math.max(full.loopMaxMs, offered.loopMaxMs));
    const stretch = middle(({ full, offered }) => Math.max(full.loopCpuMaxMs, offered.loopCpuMaxMs));
    const rate = middle(({ full }) => full.perSecond);
    const own = [
      measured(`${count(jobs)} open, ${FEW_DEVICES} devices: units settled`, rate, format.perSecond),
      measured(
        "  CPU a unit, coordinator",
        middle(({ full }) => full.cpuMicros),
        format.micros,
      ),
      measured(
        "  acknowledgement in full, p99",
        middle(({ full }) => full.p99),
        format.ms,
      ),
      followed("p99Ms", p99, measured(OFFERED_P99, p99, format.ms, { atMost: 150 })),
      ...partsOf(
        middle(({ offered }) => offered.durableP99),
        middle(({ offered }) => offered.lateP99),
      ),
      followed("loopMaxMs", loopMax, measured("  event loop, longest", loopMax, format.ms, { atMost: 50 })),
      followed("loopCpuMaxMs", stretch, measured(UNBROKEN, stretch, format.ms)),
    ];
    if (jobs === 1) return own;
    const ratio = median(
      figures.map(({ full }, round) => full.cpuMicros / (alone?.[round]?.full.cpuMicros ?? Number.NaN)),
    );
    const perJob = middle(({ heapBytes }) => heapBytes) - median((alone ?? figures).map(({ heapBytes }) => heapBytes));
    const bytes = perJob / (jobs - 1);
    const openMs = middle((one) => one.openMs);
    const opened = measured("  from the start to its first answer", openMs, format.ms, { atMost: 10_000 });
    const against = measured("  CPU a unit, against one job, paired", ratio, twoDigits, { atMost: 1.3 });
    return [
      ...own,
      followed(`cpuRatio${jobs}Jobs`, ratio, against),
      followed("bytesPerOpenJob", bytes, measured("  memory for an open job", bytes, format.bytes, { atMost: 4_096 })),
      followed("openSeconds", openMs / 1_000, opened),
    ];
  });
}

/** Of the event loop: what of the line above it is ours, and not another process's turn on the core. */
const UNBROKEN = "  longest uninterrupted, by CPU time";
const OFFERED_P99 = `  acknowledgement at ${OFFERED_SHARE * 100} % of that, p99`;

/** What an acknowledgement waits for; the rest is sockets and turns of the coordinator's event loop before the decision. */
const partsOf = (durableP99: number, lateP99: number): Measure[] => [
  measured("    from the decision until it is durable, p99", durableP99, format.ms),
  measured("    the simulated devices' own lateness, p99", lateP99, format.ms),
];

const measuresByDevices = (known: ReadonlyMap<number, GrowthFigures>, jobs: number): Measure[] =>
  [...known].flatMap(([devices, { full, offered }]) => [
    measured(
      `${count(jobs)}, ${devices.toLocaleString("en-CA")} devices: units settled`,
      full.perSecond,
      format.perSecond,
    ),
    measured("  CPU a unit, coordinator", full.cpuMicros, format.micros),
    measured("  event loop, longest", full.loopMaxMs, format.ms, { atMost: 50 }),
    measured(UNBROKEN, full.loopCpuMaxMs, format.ms),
    measured(OFFERED_P99, offered.p99, format.ms, { atMost: 150 }),
    ...partsOf(offered.durableP99, offered.lateP99),
    measured("    event loop, longest", offered.loopMaxMs, format.ms, { atMost: 50 }),
    measured(`  ${UNBROKEN}`, offered.loopCpuMaxMs, format.ms),
  ]);

const count = (jobs: number) => (jobs === 1 ? "one job" : `${jobs.toLocaleString("en-CA")} jobs`);

const line = ({ perSecond, cpuMicros, p99, loopMaxMs }: WorkFigures) =>
  [format.perSecond(perSecond), format.micros(cpuMicros), `p99 ${format.ms(p99)}`, `loop ${format.ms(loopMaxMs)}`].join(
    ", ",
  );

const twoDigits = (value: number) => `${value.toFixed(2)} ×`;
