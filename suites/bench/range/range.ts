import { setTimeout as sleep } from "node:timers/promises";
import { startFleet } from "../fleet/fleet";
import { format, type Measure, measured } from "../measure";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { type BenchSite, openSite } from "../site/open-site";
import { submitRange } from "../site/submit-range";
import { until } from "../site/until";

const UNITS = 10_000_000;
const DEVICES = 200;
/** All together 2,000 units a second. */
const UNIT_MS = 100;
const SETTLE_MS = 5_000;
const SAMPLE_MS = 1_000;
/** Long enough for start-up garbage to be collected: in the first half minute it looks like a leak. */
const SAMPLES = { full: 120, quick: 6 };
/** Compares the first samples with the last: this much is due to garbage collection. */
const GROWTH_BYTES = 32e6;

export const range: Section = {
  name: "range",
  about: "a range job of ten million units: its first grant, and memory while it runs",
  maxMs: 240_000,
  async run(stage) {
    const site = await openSite(stage.scratch);
    try {
      const fleet = await startFleet({ siteUrl: site.url, devices: DEVICES, unitMs: UNIT_MS, toldMs: UNIT_MS });
      try {
        const before = site.rssBytes();
        const submittedAt = Date.now();
        const job = await submitRange(site.client, UNITS);
        const answeredAt = Date.now();
        const firstAt = await until("The first grant", 30_000, () => fleet.firstGrantAt());
        const start = [
          measured("ten million units: submitted and answered", answeredAt - submittedAt, format.ms),
          measured("  from submitting to the first unit granted", firstAt - submittedAt, format.ms, { atMost: 1_000 }),
          measured("  memory before", before, format.megabytes),
        ];
        stage.keep("start", start);
        await sleep(SETTLE_MS);
        const memory = await sample(site, stage);
        await site.client.cancelJob({ jobId: job.id });
        return [...start, ...memory];
      } finally {
        await fleet.stop();
      }
    } finally {
      await site.stop();
    }
  },
};

async function sample(site: BenchSite, stage: Stage): Promise<Measure[]> {
  const samples: number[] = [];
  for (let i = 0; i < (stage.quick ? SAMPLES.quick : SAMPLES.full); i++) {
    await sleep(SAMPLE_MS);
    samples.push(site.rssBytes());
    stage.keep("memory", memoryMeasures(samples));
  }
  stage.print(`  ${samples.map(format.megabytes).join(", ")}`);
  return memoryMeasures(samples);
}

function memoryMeasures(samples: number[]): Measure[] {
  const third = Math.ceil(samples.length / 3);
  const early = median(samples.slice(0, third));
  const late = median(samples.slice(-third));
  return [
    measured("  memory while it runs, median", median(samples), format.megabytes),
    measured(`  its growth over ${samples.length} s`, late - early, format.megabytes, { atMost: GROWTH_BYTES }),
  ];
}
