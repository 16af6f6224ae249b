import { readFileSync } from "node:fs";
import type { ProgramFile } from "#protocol/devices/sandbox-messages";

/** One unit of work to be measured; some tenths of a second of one core. */
export interface CalibratedProgram {
  name: string;
  /** As compiled by its author. */
  wasm: Uint8Array;
  args: string[];
  shared: ProgramFile[];
  /** C files of the same program, to be compiled natively; their arguments are the same. */
  sources: readonly URL[];
  /** Limited by memory latency, which instruction counts do not include: shown, but not compared with the aim. */
  boundByMemory?: true;
}

const KINDS: readonly (readonly [kind: string, turns: number])[] = [
  ["sha256", 600_000],
  ["sieve", 3_000],
  ["wide-integers", 1_500_000],
  ["nbody", 2_500_000],
  ["filter", 6_000],
  ["roots", 15_000_000],
  ["stream", 300],
  ["chase", 1_200],
  ["block-moves", 400_000],
  ["sort", 1_800],
  ["interpreter", 8_000],
  ["recursion", 7_000],
  ["indirect-calls", 40_000],
  ["lanes", 150_000],
  ["matrix", 2_500],
];
const BOUND_BY_MEMORY = new Set(["chase"]);

const at = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => new Uint8Array(readFileSync(at(path)));
const KIND_SOURCES = ["control", "floats", "integers", "main", "memory", "vectors"];
const LAMPLIGHT_SOURCES = ["film", "geometry", "lamplight", "light", "scene", "trace"];

/** Fifteen kinds of our own, each as simple as possible, and the real programs in this repository. */
export function calibratedPrograms(): CalibratedProgram[] {
  const wasm = read("programs/calibration.wasm");
  const sources = KIND_SOURCES.map((name) => at(`programs/${name}.c`));
  return [
    ...KINDS.map(([name, turns]) => ({
      name,
      wasm,
      args: [name, String(turns)],
      shared: [],
      sources,
      ...(BOUND_BY_MEMORY.has(name) ? { boundByMemory: true as const } : {}),
    })),
    {
      name: "globins",
      wasm: read("../../../samples/globins/globins.wasm"),
      args: ["MYG_ESCGI", "HBB2_TRICR"],
      shared: [{ path: "globins45.fa", bytes: read("../../../samples/globins/globins45.fa") }],
      sources: [at("../../../samples/globins/globins.c")],
    },
    {
      name: "lamplight",
      wasm: read("../../../samples/lamplight/lamplight.wasm"),
      args: ["77"],
      shared: [],
      sources: LAMPLIGHT_SOURCES.map((name) => at(`../../../samples/lamplight/${name}.c`)),
    },
  ];
}
