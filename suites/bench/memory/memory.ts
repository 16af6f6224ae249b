import { setTimeout as sleep } from "node:timers/promises";
import { startFleet } from "../fleet/fleet";
import { format, measured } from "../measure";
import type { Section } from "../section";
import { type BenchSite, openSite } from "../site/open-site";
import { submitRange } from "../site/submit-range";

const DEVICES = { full: 10_000, quick: 500 };
const UNITS = 10_000_000;
/** With 10,000 devices, 1,000 units a second. */
const UNIT_MS = 10_000;
const IDLE_MS = 10_000;
const WORKING_MS = { full: 30_000, quick: 5_000 };
const AIM = { atMost: 400e6 };
const SAMPLE_MS = 1_000;

export const memory: Section = {
  name: "memory",
  about: "the coordinator's memory with ten thousand devices, idle and working slowly",
  maxMs: 240_000,
  async run(stage) {
    const devices = stage.quick ? DEVICES.quick : DEVICES.full;
    const site = await openSite(stage.scratch);
    try {
      const alone = site.rssBytes();
      const fleet = await startFleet({ siteUrl: site.url, devices, unitMs: UNIT_MS, toldMs: UNIT_MS });
      try {
        await sleep(IDLE_MS);
        const idle = site.rssBytes();
        stage.print(`  ${devices} idle devices: ${format.megabytes(idle)}`);
        const among = devices.toLocaleString("en-CA");
        const resting = [
          measured("memory of coordinator and site, no devices", alone, format.megabytes),
          measured(`  ${among} devices connected and idle`, idle, format.megabytes, AIM),
        ];
        stage.keep("idle", resting);
        const job = await submitRange(site.client, UNITS);
        const max = await maxOver(site, stage.quick ? WORKING_MS.quick : WORKING_MS.full);
        const { coresNow, agreed } = await site.client.getJob({ jobId: job.id });
        stage.print(`  ${coresNow} at work, ${agreed} units settled`);
        if (coresNow < devices * 0.9) throw new Error(`Only ${coresNow} of ${devices} devices were at work.`);
        return [...resting, measured(`  ${among} devices at work, units of 10 s, most`, max, format.megabytes, AIM)];
      } finally {
        await fleet.stop();
      }
    } finally {
      await site.stop();
    }
  },
};

async function maxOver(site: BenchSite, ms: number): Promise<number> {
  let max = 0;
  for (const until = Date.now() + ms; Date.now() < until; await sleep(SAMPLE_MS)) max = Math.max(max, site.rssBytes());
  return max;
}
