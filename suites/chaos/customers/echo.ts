import { readFileSync } from "node:fs";
import type { JobKind } from "./job-kind";

const LONG = 40_000;
const EVERY = 8;

function textOf(unit: number, variant: number): string {
  const words = `unit ${unit} of ${variant}: “çà et là”\n`;
  return unit % EVERY === 0 ? words.repeat(Math.ceil(LONG / words.length)) : words;
}

/** A WASI command that copies its standard input, some of which is too large to be returned inline. */
export const echo: JobKind = {
  name: "echo",
  runtime: "wasi",
  program: new Uint8Array(readFileSync(new URL("../../../workers/sandbox/testing/probe.wasm", import.meta.url))),
  shared: [],
  args: [],
  maxUnits: 200,
  unitNanos: 2,
  inputs: (units, variant) => ({
    lines: Array.from({ length: units }, (_, unit) => JSON.stringify({ args: ["cat"], stdin: textOf(unit, variant) })),
  }),
  problem: (unit, variant, text) => (text === textOf(unit, variant) ? undefined : `it is ${text.slice(0, 80)}`),
};
