// `npm run chaos -- [--minutes N] [--seed S]`: injects faults (kills, freezes, disconnections, full disks, clock
// jumps), then checks what is left.
import { parseArgs } from "node:util";
import { Scratch } from "#suites/kit/scratch";
import { summaryLines } from "./report/print-summary";
import { runChaos } from "./run-chaos";

const MAX_MINUTES = 24 * 60;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "2" }, seed: { type: "string", default: "1" } },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  if (!(minutes > 0 && minutes <= MAX_MINUTES) || !Number.isSafeInteger(seed)) {
    print("Usage: npm run chaos -- [--minutes N] [--seed S], with whole numbers; N may be a fraction.");
    return 2;
  }
  const scratch = new Scratch("chaos");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
  try {
    print(`Chaos for ${minutes} minutes, seed ${seed}.`);
    const summary = await runChaos({ seed, forMs: minutes * 60_000, scratch, print });
    print("");
    for (const line of summaryLines(summary)) print(line);
    return summary.broken.length === 0 ? 0 : 1;
  } finally {
    scratch.clear();
  }
}

process.exit(
  await main().catch((error: unknown) => {
    print(`The chaos run itself failed: ${error instanceof Error ? error.stack : error}`);
    return 1;
  }),
);
