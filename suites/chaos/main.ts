// `npm run chaos -- [--minutes N] [--seed S] [--scenario standby]`: injects faults (kills, freezes, disconnections, full
// disks, clock jumps, primaries that are replaced by their standby), then checks what is left.
import { parseArgs } from "node:util";
import { Scratch } from "#suites/kit/scratch";
import { SCENARIOS, type Scenario } from "./plan/plan-acts";
import { summaryLines } from "./report/print-summary";
import { runChaos } from "./run-chaos";

const MAX_MINUTES = 24 * 60;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    scenario: { type: "string", default: "faults" },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  const { scenario } = values;
  if (!(minutes > 0 && minutes <= MAX_MINUTES) || !Number.isSafeInteger(seed) || !isScenario(scenario)) {
    print(
      `Usage: npm run chaos -- [--minutes N] [--seed S] [--scenario ${Object.keys(SCENARIOS).join("|")}], with whole numbers; N may be a fraction.`,
    );
    return 2;
  }
  const scratch = new Scratch("chaos");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
  try {
    print(`Chaos for ${minutes} minutes, scenario ${scenario}, seed ${seed}.`);
    const summary = await runChaos({ scenario, seed, forMs: minutes * 60_000, scratch, print });
    print("");
    for (const line of summaryLines(summary)) print(line);
    return summary.broken.length === 0 ? 0 : 1;
  } finally {
    scratch.clear();
  }
}

const isScenario = (name: string): name is Scenario => Object.hasOwn(SCENARIOS, name);

process.exit(
  await main().catch((error: unknown) => {
    print(`The chaos run itself failed: ${error instanceof Error ? error.stack : error}`);
    return 1;
  }),
);
