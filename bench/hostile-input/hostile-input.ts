import { type Measure, measured, tell } from "../measure";
import { median } from "../median";
import type { Section } from "../section";
import { openSite } from "../site/open-site";
import { ATTACKS } from "./attacks";
import { type Suffered, watchSite } from "./watch-site";

const PROGRAM = "export default (value) => value;\n";
const MIB = 1024 * 1024;
const AIM = { loop: { atMost: 50 }, growth: { atMost: 256 * MIB }, bystander: { atMost: 200 } };

export const hostileInput: Section = {
  name: "hostile-input",
  about: "the worst that a customer may send, and what others feel of it",
  mostMs: 900_000,
  async run(stage) {
    const site = await openSite(stage.scratch);
    try {
      const { blob: program } = await site.client.upload(new TextEncoder().encode(PROGRAM));
      await site.client.checkProgram({ runtime: "js", blob: program });
      const measures: Measure[] = [];
      for (const [nth, { what, prepare }] of (stage.quick ? ATTACKS.slice(2, 3) : ATTACKS).entries()) {
        stage.say(`  ${what}`);
        const attacker = await site.join(`Mallory${nth}`);
        const own = (await attacker.client.upload(new TextEncoder().encode(PROGRAM))).blob;
        const attack = await prepare({ site, ...attacker, program: own });
        const rows = rowsOf(what, await watchSite(site, site.client, program, attack));
        stage.keep(what, rows);
        measures.push(...rows);
      }
      return measures;
    } finally {
      await site.stop();
    }
  },
};

function rowsOf(what: string, { loopP99Ms, loopMaxMs, growthBytes, listMs, previewMs }: Suffered): Measure[] {
  return [
    measured(`${what}: event loop, p99`, loopP99Ms, tell.ms, AIM.loop),
    measured("  event loop, longest", loopMaxMs, tell.ms),
    measured("  growth of memory, most", growthBytes, tell.megabytes, AIM.growth),
    measured("  a bystander's list of jobs, median", median(listMs), tell.ms, AIM.bystander),
    measured("  a bystander's list of jobs, longest", Math.max(...listMs), tell.ms),
    measured("  a bystander's small preview, median", median(previewMs), tell.ms),
    measured("  a bystander's small preview, longest", Math.max(...previewMs), tell.ms),
  ];
}
