import { readFileSync } from "node:fs";
import { verifyGlobinUnit } from "../../../samples/globins/verify";
import type { JobKind } from "./job-kind";

const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../samples/globins/${name}`, import.meta.url)));

const pairs = new TextDecoder().decode(file("pairs.jsonl")).trimEnd().split("\n");
/** Cached, because the reference takes longer than the program. */
const known = new Map<string, string | undefined>();

/** A few of the main job's comparisons, checked against the sample's reference. */
export const globins: JobKind = {
  name: "globins",
  runtime: "wasi",
  program: file("globins.wasm"),
  shared: [{ path: "globins45.fa", bytes: file("globins45.fa") }],
  args: ["{a}", "{b}"],
  maxUnits: 24,
  unitNanos: 2_100,
  inputs: (units) => ({ lines: pairs.slice(0, units) }),
  problem(unit, _variant, text) {
    const key = `${unit} ${text}`;
    if (!known.has(key)) known.set(key, verifyGlobinUnit(unit, text));
    return known.get(key);
  },
};
