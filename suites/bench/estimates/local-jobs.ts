import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expandCall } from "#core/jobs/expand-call";
import type { UnitCall } from "#core/jobs/unit-call";
import { seededRandom } from "#core/random";
import { type BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { specInputKind } from "#protocol/manifest/spec-input-kind";

const SAMPLES = "samples";
/** The same rows in every language. */
const AREA = path.join(SAMPLES, "area", "c");
const SPREAD_UNITS = 400;
const MIN_TURNS = 100;
const ORDERS = 4;

/** A job whose files lie here, with a call for each of its units. */
export interface LocalJob {
  name: string;
  manifest: JobManifest;
  units: number;
  /** Its costs differ so much that a few units make up the sum: only an interval can be right. */
  isSpread: boolean;
  callOf(unit: number): UnitCall;
  read(source: BytesSource): Uint8Array<ArrayBuffer>;
}

export const sampleJobs = (): LocalJob[] =>
  [...readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name)), AREA].flatMap((folder) => sampleJob(folder) ?? []);

function sampleJob(folder: string): LocalJob | undefined {
  const name = path.relative(SAMPLES, folder);
  const manifest = manifestIn(folder);
  if (!manifest) return undefined;
  const read = readFrom(folder);
  return { name, read, isSpread: false, ...callsOf(manifest, read) };
}

function callsOf(manifest: JobManifest, read: LocalJob["read"]): Pick<LocalJob, "manifest" | "units" | "callOf"> {
  const { inputs, args } = manifest;
  const spec = { inputKind: specInputKind(inputs), args };
  if (inputs.kind === "range") {
    const { from, to, step } = inputs;
    const callOf = (unit: number) => expandCall({ ...spec, range: { from, step } }, unit, undefined);
    return { manifest, units: Math.floor((to - from) / step) + 1, callOf };
  }
  if (inputs.kind !== "jsonl") throw new Error(`No sample has inputs of the kind ${inputs.kind} yet.`);
  const lines = new TextDecoder().decode(read(inputs.source)).trimEnd().split("\n");
  return { manifest, units: lines.length, callOf: (unit) => expandCall(spec, unit, lines[unit]) };
}

/** Units whose costs are anything between one and ten thousand, as of a search that ends early or late. */
export function spreadJob(): LocalJob {
  const manifest = manifestIn(AREA);
  if (!manifest) throw new Error(`${AREA} has no manifest.`);
  const random = seededRandom(11);
  const turns = Array.from({ length: SPREAD_UNITS }, () => Math.round(MIN_TURNS * 10 ** (ORDERS * random())));
  const callOf = (unit: number): UnitCall => ({
    args: ["0", "64", String(turns[unit])],
    stdin: { kind: "none" },
    files: [],
    value: { kind: "json", json: 0 },
  });
  const name = "costs of four orders of magnitude";
  return { name, manifest, units: SPREAD_UNITS, isSpread: true, callOf, read: readFrom(AREA) };
}

function manifestIn(folder: string): JobManifest | undefined {
  try {
    return JobManifest.parse(JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

function readFrom(folder: string): LocalJob["read"] {
  return (source) => {
    if ("blob" in source) throw new Error("A sample names its files by `file`.");
    return new Uint8Array(readFileSync(path.join(folder, source.file)));
  };
}
