import { meterModule } from "#core/metering/meter-module";
import { generateModule } from "#core/metering/testing/random-modules/generate-module";
import { type ModulePair, type ModuleRun, runModules } from "./run-modules";

/** Where modules run: this process, or a page of an engine. */
export interface ModuleHost {
  name: string;
  runModules(pairs: ModulePair[]): Promise<ModuleRun[]>;
}

export const thisProcess: ModuleHost = { name: "node", runModules };

export interface SeedsReport {
  /** A sentence for every seed that diverged. */
  divergences: string[];
  traps: number;
  fuel: number;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** Runs the module of every seed in every host, plain and metered, and reports every difference. */
export async function judgeSeeds(seeds: number[], hosts: ModuleHost[]): Promise<SeedsReport> {
  const pairs = seeds.map(pairOf);
  const report: SeedsReport = { divergences: [], traps: 0, fuel: 0 };
  let first: ModuleRun[] | undefined;
  for (const host of hosts) {
    const runs = await host.runModules(pairs);
    for (const [i, run] of runs.entries()) {
      const expected = (first ?? runs)[i] as ModuleRun;
      const divergence = divergenceOf(run, expected);
      if (divergence) report.divergences.push(`seed ${seeds[i]} on ${host.name}: ${divergence}`);
    }
    if (first) continue;
    first = runs;
    report.traps = runs.filter(({ plain }) => plain.startsWith("trap")).length;
    report.fuel = runs.reduce((sum, { fuel }) => sum + fuel, 0);
  }
  return report;
}

function pairOf(seed: number): ModulePair {
  const plain = generateModule(seed);
  const metered = meterModule(plain, { maxPages: 2 });
  if (metered.kind === "refused") throw new Error(`The module of seed ${seed} was refused: ${metered.message}`);
  return { plain: base64(plain), metered: base64(metered.bytes) };
}

/**
 * The plain module's expected result comes from the first host: one engine folds constants wrongly, which metering
 * fixes.
 */
function divergenceOf(run: ModuleRun, expected: ModuleRun): string | undefined {
  if (run.metered !== expected.plain) return `it gives ${run.metered}, plain ${expected.plain} on the first host`;
  if (run.fuel !== run.fuelByDrops) return `it used ${run.fuel} of plenty and ${run.fuelByDrops} by drops`;
  if (run.fuel !== expected.fuel) return `it used ${run.fuel}, elsewhere ${expected.fuel}`;
  return undefined;
}
