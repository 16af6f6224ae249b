import { askAuth } from "#suites/kit/customers/ask-auth";
import { format, type Measure, measured } from "../measure";
import type { Section } from "../section";
import { databaseOf } from "../site/database-of";
import { getRaw } from "../site/get-raw";
import { ADMIN, type BenchSite, CUSTOMER, openSite } from "../site/open-site";
import { addDevices, addJobs } from "./add-rows";

/** A page of each list is full with the fewest of them. */
const SIZES = [50, 1_000];
const LOOKS = 20;
const AIM = { bytes: { atMost: 60_000 }, growth: { atMost: 1.2 } };

interface Look {
  page: string;
  cpuMs: number;
  htmlBytes: number;
  sentBytes: number;
}

export const lists: Section = {
  name: "lists",
  about: "lists of 50 and of 1,000 jobs and devices, as their pages open",
  maxMs: 300_000,
  async run(stage) {
    const site = await openSite(stage.scratch);
    try {
      const measures: Measure[] = [];
      let before: Look[] | undefined;
      for (const size of SIZES) {
        await fillTo(site, size);
        const looks: Look[] = [];
        for (const [page, person] of pages()) looks.push(await lookAt(site, page, person, stage.quick ? 2 : LOOKS));
        measures.push(...looks.flatMap((look, at) => rowsOf(look, size, before?.[at])));
        before ??= looks;
        stage.keep("lists", measures);
      }
      return measures;
    } finally {
      await site.stop();
    }
  },
};

const pages = () =>
  [
    ["/jobs", CUSTOMER],
    ["/admin/jobs", ADMIN],
    ["/admin/devices", ADMIN],
  ] as const;

async function fillTo(site: BenchSite, size: number): Promise<void> {
  const { blob } = await site.client.upload(new TextEncoder().encode("export default (n) => n;\n"));
  const { total, jobs } = await site.client.listJobs({ perPage: 1 });
  const first =
    jobs[0] ??
    (await site.client.submitJob({
      name: "The first of many",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 500 },
      cores: 0,
      budget: "0.01",
    }));
  const database = await databaseOf(site.dataDir);
  try {
    await addJobs(database, first.id, size - Math.max(1, total));
    await addDevices(database, size);
    await database.query("ANALYZE");
  } finally {
    await database.end();
  }
}

async function lookAt(site: BenchSite, page: string, person: typeof ADMIN, looks: number): Promise<Look> {
  const cookie = await askAuth(site.url, "sign-in/email", person);
  const look = (encoding: string) => getRaw(`${site.url}${page}`, { cookie, "accept-encoding": encoding });
  const sent = await look("br, gzip");
  // Code that is run for the first time is no part of it.
  for (let warm = 0; warm < 5; warm += 1) await look("identity");
  const before = site.cpuMs();
  let htmlBytes = 0;
  for (let nth = 0; nth < looks; nth += 1) htmlBytes = (await look("identity")).bytes.length;
  return { page, cpuMs: (site.cpuMs() - before) / looks, htmlBytes, sentBytes: sent.bytes.length };
}

function rowsOf({ page, cpuMs, htmlBytes, sentBytes }: Look, size: number, before: Look | undefined): Measure[] {
  const rows = [
    measured(`${page} of ${size}: CPU of the site for a page`, cpuMs, format.ms),
    measured("  HTML", htmlBytes, format.bytes),
    measured("  as it travels, packed", sentBytes, format.bytes, AIM.bytes),
  ];
  if (!before) return rows;
  return [
    ...rows,
    measured(`  CPU against the list of ${SIZES[0]}`, cpuMs / before.cpuMs, format.times, AIM.growth),
    measured("  HTML against it", htmlBytes / before.htmlBytes, format.times, AIM.growth),
  ];
}
