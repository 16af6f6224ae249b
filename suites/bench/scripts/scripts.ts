import { paceScript } from "#programs/pace-script";
import { parseModule } from "#programs/parse-module";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import type { EngineName } from "#suites/kit/engines/engine";
import { openUnitPage } from "#suites/kit/unit-page/open-unit-page";
import { programMessage } from "#suites/kit/unit-page/program-message";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";
import { format, type Measure, measured } from "../measure";
import { measureEngines } from "../measure-engines";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { SCRIPT_KINDS } from "./script-kinds";
import { timeInPage } from "./time-in-page";

const ROUNDS = { full: 15, quick: 5 };
const WARM_UPS = 3;

/** The overhead of counting in scripts: each kind as uploaded and as devices run it, alternately. */
export const scripts: Section = {
  name: "scripts",
  about: "what counting turns and calls costs scripts of many kinds, in each engine",
  maxMs: 900_000,
  async run(stage): Promise<Measure[]> {
    const worker = await buildUnitWorker();
    return measureEngines("counting", (engine) => measureEngine(engine, worker, stage));
  },
};

async function measureEngine(engine: EngineName, worker: string, stage: Stage): Promise<Measure[]> {
  const { name, page, close } = await openUnitPage(engine);
  const ratios: [string, number][] = [];
  try {
    for (const [kind, body] of Object.entries(SCRIPT_KINDS)) {
      const plain = `export default async () => { ${body} };\n`;
      const { program: _, ...message } = programMessage({ runtime: "js", program: new Uint8Array() });
      const rounds = stage.quick ? ROUNDS.quick : ROUNDS.full;
      const programs = [plain, paced(plain)];
      const [without = [], counted = []] = await page.evaluate(timeInPage, {
        worker,
        message,
        programs,
        rounds,
        warmUps: WARM_UPS,
      });
      // The minimum of each, because other load only adds to a time.
      const ratio = Math.min(...counted) / Math.min(...without);
      ratios.push([kind, ratio]);
      stage.print(
        `  ${engine.padEnd(9)} ${kind.padEnd(18)} ${format.ms(Math.min(...without)).padStart(8)}   × ${ratio.toFixed(2)}`,
      );
    }
  } finally {
    await close();
  }
  const [worst, slowest] = ratios.reduce((max, one) => (one[1] > max[1] ? one : max));
  return [
    measured(`counted against uncounted, ${name}, median kind`, median(ratios.map(([, ratio]) => ratio)), times, {
      atMost: 1.15,
    }),
    measured(`  the dearest: ${worst}`, slowest, times),
  ];
}

const times = (value: number) => `${value.toFixed(2)} ×`;

function paced(source: string): string {
  const parsed = parseModule(new TextEncoder().encode(source));
  if (parsed.kind === "broken") throw new Error(programFaultInWords(parsed.fault));
  return paceScript(parsed.program, parsed.text);
}
