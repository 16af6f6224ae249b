import type { EngineName } from "#suites/kit/engines/engine";
import { openUnitPage } from "#suites/kit/unit-page/open-unit-page";
import { programMessage } from "#suites/kit/unit-page/program-message";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";
import { format, type Measure, measured } from "../measure";
import { measureEngines } from "../measure-engines";
import { readInterpreter } from "../read-interpreter";
import type { Section, Stage } from "../section";
import { measureShared } from "./measure-shared";
import { startInPage } from "./start-in-page";

const UNITS = { full: 30, quick: 5 };
const MAX_LATER_MS = 30;
const MAX_FUEL = 10_000_000;
const MAIN = "import json, random, re, statistics, decimal\n\ndef run(input, ctx):\n    return input\n";

/** The overhead of a Python unit: the interpreter's start, its usual imports, a function call. */
export const python: Section = {
  name: "python",
  about: "the start of a unit in Python in each engine, and what several workers of one job take",
  maxMs: 600_000,
  async run(stage): Promise<Measure[]> {
    const worker = await buildUnitWorker();
    const started = await measureEngines("Python", (engine) => measureEngine(engine, worker, stage));
    const shared = await measureEngines("workers", (engine) => measureShared(engine, worker, stage));
    return [...started, ...shared];
  },
};

async function measureEngine(engine: EngineName, worker: string, { quick }: Stage): Promise<Measure[]> {
  const bytes = readInterpreter();
  const { program: _, shared: __, ...message } = programMessage({ runtime: "wasi", program: bytes });
  const { name, page, close } = await openUnitPage(engine);
  try {
    const program = Buffer.from(bytes).toString("base64");
    const units = quick ? UNITS.quick : UNITS.full;
    const { compileMs, started } = await page.evaluate(startInPage, { worker, message, program, main: MAIN, units });
    const [first, ...later] = started;
    if (!first) throw new Error("no unit was run");
    const fuel = Math.max(...started.map((one) => one.fuel));
    // The minimum, because other load only adds to a time.
    const quickest = Math.min(...later.map(({ ms }) => ms));
    return [
      measured(`Python in ${name}: compiling the interpreter`, compileMs, format.ms),
      measured("  a worker's first unit", first.ms, format.ms),
      measured("  the quickest later one", quickest, format.ms, { atMost: MAX_LATER_MS }),
      measured("  fuel of each", fuel, (value) => `${(value / 1e6).toFixed(3)} M`, { atMost: MAX_FUEL }),
    ];
  } finally {
    await close();
  }
}
