import path from "node:path";
import type { LiveFollow } from "#protocol/live-messages";
import { bundle } from "../bundle";
import { startChild } from "../child";
import { type CrowdedCity, inCrowdedCity, keepPace, seedJobs, type WorkFigures } from "../growth/crowded-city";
import { format, type Measure, measured, named } from "../measure";
import { median } from "../median";
import type { Section } from "../section";

/** The same city at the same pace, without and with live pages. */
interface Round {
  alone: WorkFigures;
  watched: WorkFigures;
  /** Messages per second to all pages together. */
  toldPerSecond: number;
}

const PACE = 5_000;
const DEVICES = 200;
const FULL = { rounds: 3, seconds: 8, warmUpMs: 5_000, customers: 1_000, admins: 50 };
const QUICK = { rounds: 1, seconds: 2, warmUpMs: 1_000, customers: 50, admins: 5 };

export const watchers: Section = {
  name: "watchers",
  about: "a thousand customers on the pages of their jobs and fifty admins on the console, while the city works",
  maxMs: 300_000,
  async run(stage) {
    const { rounds, seconds, warmUpMs, customers, admins } = stage.quick ? QUICK : FULL;
    const seeded = await seedJobs(customers, stage.scratch);
    const known: Round[] = [];
    const measures = () => measuresOf(known, customers, admins);
    for (let round = 1; round <= rounds; round++) {
      stage.signal.throwIfAborted();
      const found = await inCrowdedCity(seeded, DEVICES, async (city) => {
        const alone = await keepPace(city, PACE, warmUpMs, seconds);
        return withWatchers(city, admins, async (told) => {
          const before = await told();
          const watched = await keepPace(city, PACE, warmUpMs, seconds);
          const toldPerSecond = ((await told()) - before) / (warmUpMs / 1_000 + seconds);
          return { alone, watched, toldPerSecond };
        });
      });
      stage.print(`  ${line("alone", found.alone)}; ${line("watched", found.watched)}`);
      known.push(found);
      stage.keep("watchers", measures());
    }
    return measures();
  },
};

async function withWatchers<Result>(
  { url, apiKey, jobIds }: CrowdedCity,
  admins: number,
  measure: (told: () => Promise<number>) => Promise<Result>,
): Promise<Result> {
  const jobs: LiveFollow[] = jobIds.map((jobId) => ({ topic: "job", jobId }));
  const topics: LiveFollow[] = [...jobs, ...Array.from({ length: admins }, () => ({ topic: "fleet" }) as const)];
  const child = startChild(await bundle(path.join(import.meta.dirname, "watchers-process.ts")), {
    BENCH_URL: url,
    BENCH_API_KEY: apiKey,
    BENCH_TOPICS: JSON.stringify(topics),
  });
  try {
    await child.receive("watching");
    return await measure(async () => (await child.ask<{ kind: "heard"; messages: number }>("heard", "heard")).messages);
  } finally {
    await child.stop();
  }
}

function measuresOf(known: readonly Round[], customers: number, admins: number): Measure[] {
  if (known.length === 0) return [];
  const middle = (pick: (round: Round) => number) => median(known.map(pick));
  const kept = middle(({ alone, watched }) => watched.perSecond / alone.perSecond);
  const p99 = middle(({ watched }) => watched.p99);
  const loopMax = middle(({ watched }) => watched.loopMaxMs);
  return [
    measured(
      `paced at ${format.perSecond(PACE)}, nobody watches: reached`,
      middle(({ alone }) => alone.perSecond),
      format.perSecond,
    ),
    measured(
      "  CPU a unit, coordinator",
      middle(({ alone }) => alone.cpuMicros),
      format.micros,
    ),
    measured(
      `  ${customers.toLocaleString("en-CA")} pages of jobs and ${admins} consoles watch: reached`,
      middle(({ watched }) => watched.perSecond),
      format.perSecond,
    ),
    named("watchedRate", kept, measured("  of the rate that nobody watches", kept, format.percent, { atLeast: 0.95 })),
    measured(
      "  CPU a unit, coordinator",
      middle(({ watched }) => watched.cpuMicros),
      format.micros,
    ),
    named("watchedP99Ms", p99, measured("  acknowledgement, p99", p99, format.ms)),
    measured("  event loop, longest", loopMax, format.ms),
    measured(
      "  messages to pages",
      middle(({ toldPerSecond }) => toldPerSecond),
      format.perSecond,
    ),
  ];
}

const line = (name: string, { perSecond, cpuMicros, p99, loopMaxMs }: WorkFigures) =>
  `${name} ${format.perSecond(perSecond)}, ${format.micros(cpuMicros)}, p99 ${format.ms(p99)}, loop ${format.ms(loopMaxMs)}`;
