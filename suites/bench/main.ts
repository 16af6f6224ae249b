// npm run bench [-- name… --markdown --json --quick --only WORDS]: what docs/benchmarks.md describes, as one table.
import { parseArgs } from "node:util";
import { Scratch } from "#suites/kit/scratch";
import { calibration } from "./calibration/calibration";
import { describeMachine } from "./describe-machine";
import { dispatch } from "./dispatch/dispatch";
import { economics } from "./economics/economics";
import { estimates } from "./estimates/estimates";
import { game } from "./game/game";
import { growth } from "./growth/growth";
import { guest } from "./guest/guest";
import { hostCalls } from "./host-calls/host-calls";
import { hostileInput } from "./hostile-input/hostile-input";
import { languages } from "./languages/languages";
import { lists } from "./lists/lists";
import { memory } from "./memory/memory";
import { page } from "./page/page";
import { python } from "./python/python";
import { range } from "./range/range";
import { receipts } from "./receipts/receipts";
import { jsonLine, markdownTable, plainTable } from "./report";
import { retention } from "./retention/retention";
import { runSection, type SectionRun } from "./run-section";
import { scripts } from "./scripts/scripts";
import type { Section } from "./section";
import { storage } from "./storage/storage";
import { storm } from "./storm/storm";
import { transfer } from "./transfer/transfer";
import { turns } from "./turns/turns";
import { units } from "./units/units";
import { watchers } from "./watchers/watchers";

const SECTIONS: Section[] = [
  dispatch,
  growth,
  watchers,
  storm,
  turns,
  page,
  guest,
  game,
  units,
  scripts,
  python,
  languages,
  range,
  storage,
  lists,
  transfer,
  memory,
  retention,
  hostCalls,
  hostileInput,
  calibration,
  receipts,
  estimates,
  economics,
];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});

/** Every section that was begun, in order. */
const runs: SectionRun[] = [];
const machine = describeMachine();

// An interrupted run still prints what was measured.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    report();
    process.exit(1);
  });
}

process.exit(await main());

async function main(): Promise<number> {
  const unknown = names.find((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}": ${SECTIONS.map(({ name }) => name).join(", ")}.`);
    return 1;
  }
  const stage = {
    scratch: new Scratch("bench"),
    quick: options.quick,
    only: options.only,
    print: (line: string) => void process.stderr.write(`${line}\n`),
  };
  let failed = 0;
  for (const section of SECTIONS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    stage.print(`── ${section.name}: ${section.about}`);
    const run = runSection(section, stage);
    runs.push(run);
    if ((await run.ended).failed) failed += 1;
  }
  report();
  return failed === 0 ? 0 : 1;
}

function report() {
  const write = options.markdown ? markdownTable : plainTable;
  const measures = runs.flatMap((run) => run.measures());
  process.stdout.write(`\n${machine}\n\n${write(measures)}\n${options.json ? `${jsonLine(measures)}\n` : ""}`);
}
