import { jobFault } from "#protocol/job-faults/job-fault";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import { sizesOfSources, uploadedBlob } from "../programs/uploaded-blob";
import type { BlobStore } from "../storage/blob-store";
import { BlockCutter } from "./block-cutter";
import { csvLines } from "./csv-lines";
import { InputRefused } from "./input-refused";
import { JsonArrayCutter } from "./json-array-cutter";
import { JsonLines, lineOfElement } from "./json-inputs";
import { LineCutter } from "./line-cutter";
import { packNamed } from "./named-blobs";
import { planArchive } from "./plan-archive";
import { planGrid } from "./plan-grid";
import { planLines, planned } from "./plan-lines";
import { type PlanOutcome, refused } from "./units-plan";

export type WrittenInputs = Exclude<JobInputs, { kind: "range" | "bucket" | "bucket-lines" | "outputs" }>;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Turns inputs into units: they are counted, validated, cut into blocks, and normalised to one form for all kinds.
 * Everything is streamed, so that memory does not grow with the inputs; it stops between two chunks when `signal` is
 * aborted.
 */
export async function planUnits(blobs: BlobStore, inputs: WrittenInputs, signal?: AbortSignal): Promise<PlanOutcome> {
  try {
    switch (inputs.kind) {
      case "lines":
        return await planText(blobs, await hashOf(blobs, inputs), signal);
      case "json": {
        const cutter = new JsonArrayCutter();
        const hash = await hashOf(blobs, inputs);
        const linesOf = function* (chunk: Uint8Array) {
          for (const element of cutter.take(chunk)) yield lineOfElement(element);
        };
        return await planLines(blobs, chunksOf(blobs, hash, signal), linesOf, () => cutter.finish());
      }
      case "jsonl": {
        const cutter = new LineCutter();
        const json = new JsonLines(blobs);
        const hash = await hashOf(blobs, inputs);
        const linesOf = (chunk: Uint8Array) => json.linesOf(chunk.length === 0 ? cutter.finish() : cutter.take(chunk));
        const outcome = await planLines(blobs, chunksOf(blobs, hash, signal), linesOf);
        if (outcome.kind === "refused" || json.named.size === 0) return outcome;
        return { ...outcome, mayPass: json.isIncomplete, plan: { ...outcome.plan, named: packNamed(json.named) } };
      }
      case "csv": {
        const rows = csvLines(chunksOf(blobs, await hashOf(blobs, inputs), signal), inputs.separator);
        return await planLines(blobs, rows, (lines) => lines);
      }
      case "archive":
        return await planArchive(blobs, await hashOf(blobs, inputs), signal);
      case "grid":
        return await planGrid(blobs, inputs);
      case "files":
        return await planFiles(blobs, inputs.files, signal);
      default:
        throw new Error(`Unhandled inputs: ${(inputs satisfies never as JobInputs).kind}`);
    }
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return refused(PLACES[inputs.kind], error.fault, error.mayPass);
  }
}

/** The field of the manifest with such inputs. */
const PLACES: Record<WrittenInputs["kind"], string> = {
  lines: "inputs.source",
  json: "inputs.source",
  jsonl: "inputs.source",
  csv: "inputs.source",
  archive: "inputs.source",
  grid: "inputs.axes",
  files: "inputs.files",
};

/** A text is itself the blob of the job's lines. */
async function planText(blobs: BlobStore, hash: string, signal: AbortSignal | undefined): Promise<PlanOutcome> {
  const cutter = new LineCutter();
  const blocks = new BlockCutter();
  for await (const chunk of chunksOf(blobs, hash, signal)) {
    for (const line of chunk.length === 0 ? cutter.finish() : cutter.take(chunk))
      blocks.add(line.offset, line.end, () => firstLine(line.number, line.bytes));
  }
  return planned(blocks, hash);
}

function firstLine(number: number, bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InputRefused(jobFault("not-text", { place: { kind: "line", number } }));
  }
}

async function planFiles(
  blobs: BlobStore,
  files: Extract<JobInputs, { kind: "files" }>["files"],
  signal: AbortSignal | undefined,
): Promise<PlanOutcome> {
  const lines: string[] = [];
  const sizes = await sizesOfSources(
    blobs,
    files.map(({ source }) => source),
  );
  signal?.throwIfAborted();
  for (const { name, source } of files) {
    const uploaded = await uploadedBlob(sizes, source, { mayBeEmpty: true });
    if (uploaded.kind === "refused") throw new InputRefused({ ...uploaded.fault, about: name }, { mayPass: true });
    lines.push(JSON.stringify({ name, hash: uploaded.hash, bytes: uploaded.bytes }));
  }
  return planLines(blobs, oneChunk(), () => lines);
}

async function hashOf(blobs: BlobStore, { source }: { source: { blob: string } | { file: string } }): Promise<string> {
  const uploaded = await uploadedBlob(blobs, source);
  if (uploaded.kind === "refused") throw new InputRefused(uploaded.fault, { mayPass: true });
  return uploaded.hash;
}

/** The blob, followed by one empty chunk. */
async function* chunksOf(blobs: BlobStore, hash: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of blobs.open(hash)) {
    signal?.throwIfAborted();
    yield chunk as Uint8Array;
  }
  yield new Uint8Array();
}

async function* oneChunk() {
  yield new Uint8Array();
}
