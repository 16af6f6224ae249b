import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { FileLine } from "#core/jobs/line-fields";
import { decodeOutput, type UnitOutput } from "#core/units/output";
import type { InputPlace } from "#protocol/job-faults/input-faults";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import { jsonShape } from "#protocol/text/json-shape";
import type { BlobStore } from "../storage/blob-store";
import { InputRefused } from "./input-refused";
import { packNamed } from "./named-blobs";
import { planLines } from "./plan-lines";
import { type PlanOutcome, refused } from "./units-plan";

const KIB = 1024;
const PAGE = 500;
/** Of small outputs that are written together. */
const PIECE_BYTES = 64 * KIB;
const UNIT_DIGITS = 8;
const strict = new TextDecoder("utf-8", { fatal: true });

interface Sources {
  pool: Pool;
  blobs: BlobStore;
}

/** The job whose outputs are the inputs: it has finished. */
export interface SourceJob {
  no: number;
  agreed: number;
}

export type OutputInputs = Extract<JobInputs, { kind: "outputs" }>;

/** The canonical outputs of a job as units of another one, in the order of its units. Large outputs are not copied. */
export async function planOutputs(
  sources: Sources,
  job: SourceJob,
  { group }: OutputInputs,
  signal?: AbortSignal,
): Promise<PlanOutcome> {
  const outputs = outputsOf(sources, job.no, signal);
  try {
    return await (group === undefined
      ? planFiles(sources.blobs, job, outputs)
      : planGroups(sources.blobs, outputs, group));
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return refused("inputs", error.fault);
  }
}

/**
 * Small outputs, which are rows of the database, are put into one blob, and a line says which part of a blob a unit
 * gets.
 */
async function planFiles(
  blobs: BlobStore,
  { agreed }: SourceJob,
  outputs: AsyncIterable<StoredOutput>,
): Promise<PlanOutcome> {
  if (agreed > LIMITS.MAX_CHAINED_OUTPUTS)
    throw new InputRefused(jobFault("outputs-too-many", { unit: 0, count: agreed }));
  const files: (Pick<Extract<FileLine, { hash: string }>, "name" | "hash" | "bytes"> & {
    blob: string | null;
    start: number;
  })[] = [];
  const named = new Map<string, InputPlace>();
  const packed = await blobs.put(
    (async function* () {
      let end = 0;
      let parts: Uint8Array[] = [];
      let held = 0;
      for await (const { unit, bytes, blob } of outputs) {
        const { main, start } = mainPartOf(bytes);
        const hash = createHash("sha256").update(main).digest("hex");
        files.push({ name: nameOf(unit), hash, bytes: main.length, blob, start: blob === null ? end : start });
        if (blob === null) {
          end += main.length;
          held += main.length;
          parts.push(main);
        } else named.set(blob, { kind: "unit", number: unit });
        if (held < PIECE_BYTES) continue;
        yield Buffer.concat(parts);
        parts = [];
        held = 0;
      }
      yield Buffer.concat(parts);
    })(),
    { maxBytes: LIMITS.MAX_UNPACKED_BYTES },
  );
  if (packed.kind !== "stored") throw new InputRefused(jobFault("outputs-too-large", { unit: 0, count: 0 }));
  const unpacked = packed.blob.hash;
  const lineOf = ({ name, hash, bytes, blob, start }: (typeof files)[number]) =>
    JSON.stringify({ name, hash, bytes, within: { hash: blob ?? unpacked, start } } satisfies FileLine);
  const outcome = await planLines(blobs, batches(files), (batch) => batch.map(lineOf));
  return outcome.kind === "planned"
    ? { ...outcome, plan: { ...outcome.plan, unpacked, named: packNamed(named) } }
    : outcome;
}

async function planGroups(blobs: BlobStore, outputs: AsyncIterable<StoredOutput>, group: number): Promise<PlanOutcome> {
  const lines = async function* () {
    let first = 0;
    let values: string[] = [];
    for await (const { unit, bytes } of outputs) {
      if (values.length === 0) first = unit;
      values.push(jsonOf(bytes, unit));
      if (values.length < group) continue;
      yield [groupLine(values, first)];
      values = [];
    }
    if (values.length > 0) yield [groupLine(values, first)];
  };
  return planLines(blobs, lines(), (batch) => batch);
}

function groupLine(values: readonly string[], first: number): string {
  const line = `[${values.join(",")}]`;
  if (Buffer.byteLength(line) <= LIMITS.inputLineBytes) return line;
  throw new InputRefused(jobFault("group-too-long", { unit: first, count: values.length }));
}

/** As JSON if it is valid JSON, otherwise as a string, without its last line end. */
function jsonOf(bytes: Uint8Array, unit: number): string {
  const { main, type } = mainPartOf(bytes);
  // Without its white space it may be short enough for a line; a longer one is not even parsed.
  if (main.length > LIMITS.inputElementBytes) throw new InputRefused(jobFault("output-too-long", { unit, count: 0 }));
  const text = textOf(main, unit);
  return (type === "text" ? undefined : asJson(text)) ?? JSON.stringify(text.replace(/\r?\n$/, ""));
}

function textOf(bytes: Uint8Array, unit: number): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new InputRefused(jobFault("output-not-text", { unit, count: 0 }));
  }
}

function asJson(text: string): string | undefined {
  const depth = LIMITS.jsonDepth - 1;
  if (jsonShape(text, { depth, fields: Number.POSITIVE_INFINITY }).depth > depth) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    // Unchanged if it is a single line: a number may have more digits than a JavaScript number.
    const line = text.trim();
    return /[\r\n]/.test(line) ? JSON.stringify(json) : line;
  } catch {
    return undefined;
  }
}

/** Standard output or a module's value, and where it begins. */
function mainPartOf(bytes: Uint8Array): { main: Uint8Array; start: number; type?: UnitOutput["type"] } {
  const output = decodeOutput(bytes, (head) => strict.decode(head));
  if (!output) return { main: bytes, start: 0 };
  const part = output.parts.find(({ name }) => name === "stdout" || name === "output");
  const main = part?.bytes ?? new Uint8Array();
  return { main, start: main.byteOffset - bytes.byteOffset, ...(output.type ? { type: output.type } : {}) };
}

/** Named by the number of its source unit, padded so that names sort in the order of units. */
const nameOf = (unit: number) => `${unit}`.padStart(UNIT_DIGITS, "0");

interface StoredOutput {
  unit: number;
  bytes: Uint8Array;
  blob: string | null;
}

async function* outputsOf(
  { pool, blobs }: Sources,
  jobNo: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<StoredOutput> {
  for (let after = -1; ; ) {
    const { rows } = await pool.query<{ unit: number; output: Buffer | null; output_blob: string | null }>(
      `SELECT unit, output, output_blob FROM replica
       WHERE job_no = $1 AND settles AND unit > $2 AND failure IS NULL ORDER BY unit LIMIT ${PAGE}`,
      [jobNo, after],
    );
    for (const { unit, output, output_blob: blob } of rows) {
      signal?.throwIfAborted();
      yield { unit, blob, bytes: blob === null ? (output ?? new Uint8Array()) : await blobs.bytes(blob) };
      after = unit;
    }
    if (rows.length < PAGE) return;
  }
}

async function* batches<Value>(values: readonly Value[]): AsyncGenerator<Value[]> {
  for (let at = 0; at < values.length; at += PAGE) yield values.slice(at, at + PAGE);
}
