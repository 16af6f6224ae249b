import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../bundle";
import { format, type Measure, measured } from "../measure";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { openSite } from "../site/open-site";
import { ATTACKS } from "./attacks";
import { type Suffered, watchSite } from "./watch-site";

const PROGRAM = "export default (value) => value;\n";
const MIB = 1024 * 1024;
const AIM = { loop: { atMost: 50 }, growth: { atMost: 256 * MIB }, bystander: { atMost: 200 } };

export const hostileInput: Section = {
  name: "hostile-input",
  about: "the worst that a customer may send, and what others feel of it",
  maxMs: 1_200_000,
  async run(stage) {
    const loopFile = path.join(stage.scratch.newFolder("loop"), "stretches");
    const site = await openSite(stage.scratch, await loopWatch(loopFile));
    try {
      const { blob: program } = await site.client.upload(new TextEncoder().encode(PROGRAM));
      await site.client.checkProgram({ runtime: "js", blob: program });
      const measures: Measure[] = [];
      for (const [nth, { what, prepare, bystander: more }] of chosen(stage).entries()) {
        stage.print(`  ${what}`);
        const attacker = await site.join(`Mallory${nth}`);
        const own = (await attacker.client.upload(new TextEncoder().encode(PROGRAM))).blob;
        const attack = await prepare({ site, ...attacker, program: own });
        const watched = { site, loopFile, bystander: site.client, program, more };
        const rows = rowsOf(what, await watchSite(watched, attack));
        stage.keep(what, rows);
        measures.push(...rows);
      }
      return measures;
    } finally {
      await site.stop();
    }
  },
};

const chosen = ({ quick, only }: Stage) =>
  (quick ? ATTACKS.slice(2, 3) : ATTACKS).filter(({ what }) => what.includes(only));

/** Settings that make the site report how long its main thread computes without a break. */
async function loopWatch(loopFile: string): Promise<Record<string, string>> {
  await writeFile(loopFile, "");
  const watch = pathToFileURL(path.resolve(await bundle("suites/bench/hostile-input/loop-watch.ts"))).href;
  return { BENCH_LOOP_FILE: loopFile, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${watch}`.trim() };
}

function rowsOf(
  what: string,
  { loopP99Ms, loopMaxMs, stretchMs, growthBytes, listMs, previewMs }: Suffered,
): Measure[] {
  return [
    measured(`${what}: event loop, p99`, loopP99Ms, format.ms, AIM.loop),
    measured("  event loop, longest", loopMaxMs, format.ms),
    measured("  longest uninterrupted, by CPU time", stretchMs, format.ms, AIM.loop),
    measured("  growth of memory, most", growthBytes, format.megabytes, AIM.growth),
    measured("  a bystander's list of jobs, median", median(listMs), format.ms, AIM.bystander),
    measured("  a bystander's list of jobs, longest", Math.max(...listMs), format.ms),
    measured("  a bystander's small preview, median", median(previewMs), format.ms),
    measured("  a bystander's small preview, longest", Math.max(...previewMs), format.ms),
  ];
}
