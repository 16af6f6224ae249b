// npm run bench [-- name… --markdown --quick]: what docs/benchmarks.md describes, as one table.
import { parseArgs } from "node:util";
import { describeMachine } from "./describe-machine";
import { dispatch } from "./dispatch/dispatch";
import type { Measure } from "./measure";
import { memory } from "./memory/memory";
import { page } from "./page/page";
import { range } from "./range/range";
import { markdownTable, plainTable } from "./report";
import { openScratch } from "./scratch";
import type { Section, Stage } from "./section";

const SECTIONS: Section[] = [dispatch, page, range, memory];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    markdown: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
  },
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

process.exit(await main());

async function main(): Promise<number> {
  const unknown = names.find((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}": ${SECTIONS.map(({ name }) => name).join(", ")}.`);
    return 1;
  }
  const machine = describeMachine();
  const stage: Stage = {
    scratch: openScratch(),
    quick: options.quick,
    say: (line) => process.stderr.write(`${line}\n`),
  };
  const measures: Measure[] = [];
  let failed = 0;
  for (const section of SECTIONS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    stage.say(`── ${section.name}: ${section.about}`);
    try {
      measures.push(...(await withinTime(section, stage)));
    } catch (error) {
      failed += 1;
      stage.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      measures.push({ what: section.name, figure: `failed: ${error instanceof Error ? error.message : error}` });
    }
  }
  const write = options.markdown ? markdownTable : plainTable;
  process.stdout.write(`\n${machine}\n\n${write(measures)}\n`);
  return failed === 0 ? 0 : 1;
}

async function withinTime(section: Section, stage: Stage): Promise<Measure[]> {
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it did not end within ${section.mostMs / 1_000} seconds`)),
      section.mostMs,
    );
  });
  try {
    return await Promise.race([section.run(stage), outOfTime]);
  } finally {
    clearTimeout(timer);
  }
}
