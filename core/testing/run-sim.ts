import { parseArgs } from "node:util";
import fc from "fast-check";
import { type ScenarioName, scenarioNames, scenarioOf } from "./arbitraries";
import { liarsDefaults, runLiars } from "./liars/run-liars";
import type { Scenario } from "./scenario";
import { simulate, violations } from "./simulate";

const DEFAULT_SEEDS = "500";
const TOLD = 5;

/**
 * `npm run sim -- [--seeds N] [--seed S] [--scenario NAME] [--trace]`: lives many cities, prints a line for each kind,
 * and answers with the exit code. `--seed` without `--seeds` lives one city; `--trace` tells all that happens in it.
 * `--scenario liars [--seeds N] [--liars SHARE] [--units N] [--households N]` measures what liars achieve.
 */
export function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: "string" },
      seed: { type: "string", default: "1" },
      scenario: { type: "string" },
      trace: { type: "boolean", default: false },
      liars: { type: "string" },
      units: { type: "string" },
      households: { type: "string" },
    },
  });
  if (values.scenario === "liars") return measureLiars(values);
  const names = scenarioNames.filter((name) => values.scenario === undefined || name === values.scenario);
  if (names.length === 0) {
    process.stderr.write(
      `There is no scenario "${values.scenario}". There are: ${[...scenarioNames, "liars"].join(", ")}.\n`,
    );
    return 2;
  }
  const seed = Number(values.seed);
  const seeds = Number(values.seeds ?? (values.trace ? "1" : DEFAULT_SEEDS));
  const failures = names.flatMap((name) => liveMany(name, seed, seeds, values.trace));
  for (const failure of failures.slice(0, TOLD)) process.stdout.write(`${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}

type LiarsFlags = Partial<Record<"seeds" | "seed" | "liars" | "units" | "households", string>>;

function measureLiars({ seeds = "1", seed = "1", liars, units, households }: LiarsFlags): number {
  const options = {
    seeds: Number(seeds),
    firstSeed: Number(seed),
    units: Number(units ?? liarsDefaults.units),
    households: Number(households ?? liarsDefaults.households),
    shares: liars === undefined ? liarsDefaults.shares : [Number(liars)],
  };
  runLiars(options, (line) => process.stdout.write(`${line}\n`));
  return 0;
}

function liveMany(name: ScenarioName, firstSeed: number, seeds: number, trace: boolean): string[] {
  const failures: string[] = [];
  let [events, units, longestMs] = [0, 0, 0];
  const startedAt = performance.now();
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const run = simulate(scenarioWithSeed(name, seed), seed, { trace });
    events += run.events;
    longestMs = Math.max(longestMs, run.endedAtMs);
    for (const job of run.store.jobs.values()) units += job.agreed + job.failed;
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

/** The same city for the same name and seed. */
function scenarioWithSeed(name: ScenarioName, seed: number): Scenario {
  const [scenario] = fc.sample(scenarioOf(name), { seed, numRuns: 1 });
  if (!scenario) throw new Error("The generator made no scenario");
  return scenario;
}
