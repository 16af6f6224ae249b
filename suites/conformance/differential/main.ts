// npm run differential [-- --seeds N --from S --engine node,firefox]: generated modules, plain against metered, in every
// engine that is here; a seed that diverges is printed and belongs into differential.test.ts.
import { parseArgs } from "node:util";
import { ENGINES, type EngineName } from "#suites/kit/engines/engine";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { openUnitPage, type UnitPage } from "#suites/kit/unit-page/open-unit-page";
import { judgeSeeds, type ModuleHost, thisProcess } from "./judge-seeds";
import { runModules } from "./run-modules";

const BATCH = 100;
const SHOWN = 20;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "0" },
    engine: { type: "string" },
  },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (Number.isSafeInteger(seeds) && seeds >= 1 && Number.isSafeInteger(from) && from >= 0) {
  process.exitCode = (await main(seeds, from, values.engine?.split(","))) ? 0 : 1;
} else {
  console.error("Usage: npm run differential -- [--seeds N] [--from S] [--engine NAMES], with whole numbers.");
  process.exitCode = 2;
}

async function main(seeds: number, from: number, asked?: string[]): Promise<boolean> {
  const pages: UnitPage[] = [];
  const divergences: string[] = [];
  let traps = 0;
  let fuel = 0;
  try {
    for (const name of asked?.filter((other) => other !== "node").map(engineName) ?? enginesHere()) {
      pages.push(await openUnitPage(name));
    }
    const hosts: ModuleHost[] = [thisProcess, ...pages.map(hostOf)];
    for (let first = from; first < from + seeds; first += BATCH) {
      const count = Math.min(BATCH, from + seeds - first);
      const report = await judgeSeeds(
        Array.from({ length: count }, (_, i) => first + i),
        hosts,
      );
      divergences.push(...report.divergences);
      traps += report.traps;
      fuel += report.fuel;
    }
    console.log(`${seeds} modules from seed ${from} on ${hosts.map(({ name }) => name).join(", ")}.`);
  } finally {
    for (const page of pages) await page.close();
  }
  console.log(`${traps} trap; ${fuel} instructions in all; ${divergences.length} divergences.`);
  for (const divergence of divergences.slice(0, SHOWN)) console.log(divergence);
  return divergences.length === 0;
}

function hostOf({ name, page }: UnitPage): ModuleHost {
  return { name, runModules: (pairs) => page.evaluate(runModules, pairs) };
}

function engineName(name: string): EngineName {
  const known = ENGINES.find((engine) => engine === name);
  if (!known) throw new Error(`There is no engine "${name}": node, ${ENGINES.join(", ")}.`);
  return known;
}
