import { parseArgs } from "node:util";
import { type ScenarioName, scenarioNames, scenarioWithSeed } from "./arbitraries";
import { runCity } from "./city/run-city";
import { runFraud } from "./fraud/run-fraud";
import { maliciousDefaults, runMaliciousDevices } from "./malicious/run-malicious-devices";
import { simulate, violations } from "./simulate";

const DEFAULT_SEEDS = 500;
const MUTANT_SEEDS = 60;
const TOLD = 5;

/**
 * `npm run sim -- [--seeds N] [--seed S] [--scenario NAME] [--trace]`: simulates many cities, prints a line for each
 * kind, and returns the exit code. `--seed` without `--seeds` simulates one city; `--trace` prints every event.
 * `--mutants` plants faults in the code that ships and says which laws detect them. `--scenario liars [--seeds N]
 * [--liars SHARE] [--units N] [--households N] [--anchors N]` measures what malicious devices achieve; `--scenario fraud` what people gain
 * who want more money out than they paid in. `--scenario city [--households N] [--days N] [--sessions FILE] [--json]
 * [--write]` says what a core-hour costs everyone.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: "string" },
      seed: { type: "string" },
      scenario: { type: "string" },
      trace: { type: "boolean", default: false },
      mutants: { type: "boolean", default: false },
      liars: { type: "string" },
      units: { type: "string" },
      households: { type: "string" },
      anchors: { type: "string" },
      days: { type: "string" },
      sessions: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const numbers = numbersOf(values);
  if (!numbers) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (values.mutants) return await measureMutants(numbers);
  if (values.scenario === "fraud") return runFraud((line) => process.stdout.write(`${line}\n`)) === 0 ? 0 : 1;
  if (values.scenario === "liars") return await measureMaliciousDevices(numbers);
  if (values.scenario === "city") {
    const { json, write, sessions } = values;
    await runCity({ ...numbers, sessions, json, write }, (line) => process.stdout.write(`${line}\n`));
    return 0;
  }
  const names = scenarioNames.filter((name) => values.scenario === undefined || name === values.scenario);
  if (names.length === 0) {
    process.stderr.write(
      `There is no scenario "${values.scenario}". There are: ${[...scenarioNames, "liars", "fraud", "city"].join(", ")}.\n`,
    );
    return 2;
  }
  const { seed, seeds = values.trace ? 1 : DEFAULT_SEEDS } = numbers;
  const failures: string[] = [];
  for (const name of names) failures.push(...(await liveMany(name, seed, seeds, values.trace)));
  for (const failure of failures.slice(0, TOLD)) process.stdout.write(`${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}

const USAGE = `Usage: npm run sim -- [--scenario NAME] [--seeds N] [--seed S] [--trace]
       npm run sim -- --mutants [--seeds N]
       npm run sim -- --scenario liars [--seeds N] [--seed S] [--liars SHARE] [--units N] [--households N] [--anchors N]
       npm run sim -- --scenario city [--seed S] [--households N] [--days N] [--sessions FILE] [--json] [--write]
       npm run sim -- --scenario fraud
SHARE is a part of all households, such as 0.05; the others are whole numbers from 1 on.
`;

interface Numbers {
  seed: number;
  seeds: number | undefined;
  liars: number | undefined;
  units: number | undefined;
  households: number | undefined;
  anchors: number | undefined;
  days: number | undefined;
}

/** Undefined when one of them is invalid. */
function numbersOf(flags: Partial<Record<keyof Numbers, string>>): Numbers | undefined {
  const of = (flag: keyof Numbers) => (flags[flag] === undefined ? undefined : Number(flags[flag]));
  const [liars, seeds, units] = [of("liars"), of("seeds"), of("units")];
  const [households, anchors, days] = [of("households"), of("anchors"), of("days")];
  const numbers = { seed: of("seed") ?? 1, seeds, liars, units, households, anchors, days };
  const isCount = (count: number | undefined) => count === undefined || (Number.isSafeInteger(count) && count >= 1);
  const isShare = liars === undefined || (liars >= 0 && liars <= 1);
  return isShare && [numbers.seed, seeds, units, households, anchors, days].every(isCount) ? numbers : undefined;
}

async function measureMutants({ seeds = MUTANT_SEEDS }: Numbers): Promise<number> {
  // It needs the compiler, which does not ship.
  const { runMutants } = await import("./mutants/run-mutants");
  return (await runMutants(seeds, (line) => process.stdout.write(`${line}\n`))) === 0 ? 0 : 1;
}

async function measureMaliciousDevices({
  seeds = 1,
  seed,
  liars,
  units,
  households,
  anchors = 0,
}: Numbers): Promise<number> {
  const options = {
    seeds,
    firstSeed: seed,
    units: units ?? maliciousDefaults.units,
    households: households ?? maliciousDefaults.households,
    anchors,
    shares: liars === undefined ? maliciousDefaults.shares : [liars],
  };
  await runMaliciousDevices(options, (line) => process.stdout.write(`${line}\n`));
  return 0;
}

async function liveMany(name: ScenarioName, firstSeed: number, seeds: number, trace: boolean): Promise<string[]> {
  const failures: string[] = [];
  let [events, units, longestMs] = [0, 0, 0];
  const startedAt = performance.now();
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const run = await simulate(scenarioWithSeed(name, seed), seed, { trace });
    events += run.events;
    longestMs = Math.max(longestMs, run.endedAtMs);
    for (const { record } of run.database.jobs.values()) units += record.agreed + record.failed;
    if (trace) process.stdout.write(`${JSON.stringify(run.scenario, null, 1)}\n${run.trace.join("\n")}\n`);
    if (violations(run).length > 0) failures.push(`${name} seed ${seed}:\n  ${violations(run).join("\n  ")}`);
  }
  const took = Math.round(performance.now() - startedAt);
  const hours = (longestMs / 3_600_000).toFixed(1);
  process.stdout.write(
    `${name.padEnd(10)} ${seeds} cities  ${events} events  ${units} units  longest ${hours} h  ${failures.length} broken  (${took} ms)\n`,
  );
  return failures;
}
