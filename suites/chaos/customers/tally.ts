import { readFileSync } from "node:fs";
import { collatzOf } from "./collatz";
import type { JobKind } from "./job-kind";

/** Two of three groups contain an output from the blob store, and still fit into a line. */
const GROUP = 8;

function expected(unit: number, variant: number, sourceUnits: number): string {
  const units = Array.from({ length: Math.min(GROUP, sourceUnits - unit * GROUP) }, (_, at) => unit * GROUP + at);
  const outputs = units.map((one) => collatzOf(one, variant));
  const sum = (of: (output: (typeof outputs)[number]) => number) => outputs.reduce((all, one) => all + of(one), 0);
  return JSON.stringify({
    first: outputs[0]?.n,
    count: outputs.length,
    steps: sum(({ steps }) => steps),
    letters: sum(({ text = "" }) => text.length),
  });
}

/** JavaScript over another job's outputs. */
export const tally: JobKind = {
  name: "tally",
  runtime: "js",
  program: new Uint8Array(readFileSync(new URL("../programs/tally.js", import.meta.url))),
  shared: [],
  args: [],
  maxUnits: 75,
  unitNanos: 6,
  inputs: () => ({ group: GROUP }),
  problem(unit, variant, text, sourceUnits = 0) {
    const right = expected(unit, variant, sourceUnits);
    return text === right ? undefined : `it is ${text.slice(0, 120)} and not ${right}`;
  },
};

export const tallyUnits = (sourceUnits: number) => Math.ceil(sourceUnits / GROUP);
