import { Readable } from "node:stream";
import type { JobSpec } from "#core/jobs/job-spec";
import { type FileLine, parseFileLine } from "#core/jobs/line-fields";
import { templateFields } from "#core/jobs/template";
import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { JobInputs, JobManifest } from "#protocol/manifest/job-manifest";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { recordUpload } from "../../uploads/uploads";
import { allSettledUnits } from "./settled-units";
import { UnitInputs } from "./unit-inputs";

const BYTES_PER_PIECE = 64 * 1024;

/** The inputs of a job's failed units, in a form that its customer can submit again. */
export async function failedInputs(job: JobRow, manifest: JobManifest, signal?: AbortSignal): Promise<JobInputs> {
  const spec = job.spec as unknown as JobSpec;
  switch (spec.inputKind) {
    case "files":
      if (manifest.inputs.kind === "bucket") throw inBucket();
      return { kind: "files", files: await failedFiles(job) };
    case "lines":
      return stored(
        job,
        "lines",
        failedLines(job, (line) => line, signal),
      );
    case "jsonl":
      return stored(job, "jsonl", failedLines(job, asItWasWritten, signal));
    case "json":
      return stored(job, "json", asArray(failedLines(job, (line) => line, signal)));
    case "range": {
      const element = elementOf(spec, manifest);
      return stored(job, "json", asArray(failedLines(job, (_, unit) => element(unit), signal)));
    }
    default:
      throw new Error(`Unhandled input kind: ${spec.inputKind satisfies never}`);
  }
}

async function* failedLines(
  job: JobRow,
  lineOf: (line: string, unit: number) => string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const inputs = new UnitInputs(job);
  for await (const { unit } of allSettledUnits(job.no, { state: "failed" })) {
    signal?.throwIfAborted();
    yield lineOf(job.unitsBlob === null ? "" : await inputs.lineOf(unit), unit);
  }
}

async function failedFiles(job: JobRow): Promise<Extract<JobInputs, { kind: "files" }>["files"]> {
  const files: Extract<JobInputs, { kind: "files" }>["files"] = [];
  for await (const line of failedLines(job, (text) => text, undefined)) {
    const file = parseFileLine(line);
    if ("object" in file) throw inBucket();
    if (files.length === LIMITS.inputFiles) throw tooMany();
    files.push({ name: file.name, source: { blob: file.within ? await cutOut(job, file) : file.hash } });
  }
  return files;
}

/** Stores a file of an archive as a separate blob. */
async function cutOut({ customerId }: JobRow, { hash, bytes, within }: Extract<FileLine, { hash: string }>) {
  const { blobs, prisma } = handle();
  const { hash: whole, start } = within ?? { hash, start: 0 };
  const content = bytes === 0 ? Readable.from([]) : blobs.open(whole, { start, end: start + bytes });
  const outcome = await blobs.put(content, { maxBytes: bytes, expected: hash });
  if (outcome.kind !== "stored") throw new Error(`A file of an archive is not what its line says: ${outcome.kind}.`);
  await recordUpload(prisma, customerId, hash, bytes);
  return hash;
}

/**
 * Converts a range's unit to JSON, because its neighbours may be missing. A module still gets its number; a command
 * gets the fields of its templates, which may name both ends.
 */
function elementOf({ range = { from: 0, step: 1 }, runtime }: JobSpec, { args, stdin }: JobManifest) {
  const named = [...args, ...(stdin === undefined ? [] : [stdin])].flatMap(templateFields);
  if (runtime === "js" && named.includes("end")) {
    throw refuse("retry-names-end");
  }
  return (unit: number) => {
    const value = range.from + unit * range.step;
    return JSON.stringify(runtime === "js" ? value : { value, end: value + range.step });
  };
}

/** Manifests name blobs by their hash only, devices get their size as well. */
function asItWasWritten(line: string): string {
  const { stdin, files, ...rest } = JSON.parse(line) as {
    stdin?: string | { hash: string };
    files?: { path: string; text?: string; hash?: string }[];
  };
  return JSON.stringify({
    ...rest,
    ...(stdin === undefined ? {} : { stdin: typeof stdin === "string" ? stdin : { blob: stdin.hash } }),
    ...(files === undefined
      ? {}
      : { files: files.map(({ path, text, hash }) => (hash ? { path, blob: hash } : { path, text })) }),
  });
}

async function* asArray(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let before = "[";
  for await (const line of lines) {
    yield `${before}${line}`;
    before = ",\n";
  }
  yield "]";
}

async function stored(
  { customerId }: JobRow,
  kind: "lines" | "json" | "jsonl",
  lines: AsyncIterable<string>,
): Promise<JobInputs> {
  const { blobs, prisma } = handle();
  const outcome = await blobs.put(inPieces(lines, kind === "json" ? "" : "\n"), { maxBytes: LIMITS.uploadBytes });
  if (outcome.kind !== "stored") throw tooMany();
  await recordUpload(prisma, customerId, outcome.blob.hash, outcome.blob.bytes);
  return { kind, source: { blob: outcome.blob.hash } };
}

async function* inPieces(lines: AsyncIterable<string>, lineEnd: string): AsyncGenerator<Uint8Array> {
  let piece: string[] = [];
  let chars = 0;
  for await (const line of lines) {
    piece.push(line, lineEnd);
    chars += line.length;
    if (chars < BYTES_PER_PIECE) continue;
    yield Buffer.from(piece.join(""));
    piece = [];
    chars = 0;
  }
  yield Buffer.from(piece.join(""));
}

const inBucket = () => refuse("retry-of-bucket");

const tooMany = () => refuse("too-many-failed");
