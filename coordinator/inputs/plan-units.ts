import type { JobInputs } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { uploadedBlob } from "../programs/uploaded-blob";
import type { BlobStore } from "../storage/blob-store";
import { LineRefused, linesOfArray, normaliseJsonLines } from "./json-inputs";
import { scanLines } from "./line-scan";
import { type PlanOutcome, refused } from "./units-plan";

const MOST_UNITS = LIMITS.unitsPerJob.toLocaleString("en");

/** How a job's inputs become units: counted, checked, cut into blocks, and brought into one form for all kinds. */
export async function planUnits(blobs: BlobStore, inputs: JobInputs): Promise<PlanOutcome> {
  switch (inputs.kind) {
    case "range":
      return planRange(inputs);
    case "lines":
      return planBlob(blobs, inputs.source, async (hash) => hash);
    case "json":
      return planBlob(blobs, inputs.source, async (hash) => {
        const lines = await linesOfArray(blobs, hash);
        if (lines.kind === "refused") throw new LineRefused(lines.message);
        return storeLines(blobs, lines.chunks);
      });
    case "jsonl":
      return planBlob(blobs, inputs.source, (hash) => storeLines(blobs, normaliseJsonLines(blobs, hash)));
    case "files":
      return planFiles(blobs, inputs.files);
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as JobInputs).kind}`);
  }
}

function planRange(range: Extract<JobInputs, { kind: "range" }>): PlanOutcome {
  const units = Math.floor((range.to - range.from) / range.step) + 1;
  if (units > LIMITS.unitsPerJob) {
    return refused(
      "inputs.to",
      `This range has ${units.toLocaleString("en")} units; a job may have ${MOST_UNITS}. Split it, or do more in each unit.`,
    );
  }
  return {
    kind: "planned",
    plan: { units, blocks: { alike: true, unitsPerBlock: LIMITS.unitsPerBlock }, firstLines: [] },
  };
}

async function planBlob(
  blobs: BlobStore,
  source: { blob: string } | { file: string },
  linesBlob: (hash: string) => Promise<string>,
): Promise<PlanOutcome> {
  const uploaded = await uploadedBlob(blobs, source);
  if (uploaded.kind === "refused") return refused("inputs.source", uploaded.message);
  try {
    return await planLines(blobs, await linesBlob(uploaded.hash));
  } catch (error) {
    if (error instanceof LineRefused) return refused("inputs.source", error.message);
    throw error;
  }
}

async function planFiles(
  blobs: BlobStore,
  files: Extract<JobInputs, { kind: "files" }>["files"],
): Promise<PlanOutcome> {
  const lines: string[] = [];
  for (const { name, source } of files) {
    const uploaded = await uploadedBlob(blobs, source);
    if (uploaded.kind === "refused") return refused("inputs.files", `${name}: ${uploaded.message}`);
    lines.push(JSON.stringify({ name, hash: uploaded.hash, bytes: uploaded.bytes }));
  }
  const { hash } = await blobs.putBytes(new TextEncoder().encode(`${lines.join("\n")}\n`));
  return planLines(blobs, hash);
}

async function storeLines(blobs: BlobStore, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const outcome = await blobs.put(chunks, { mostBytes: 2 * LIMITS.uploadBytes });
  if (outcome.kind !== "stored")
    throw new LineRefused("These inputs are too large as lines; split them into several jobs.");
  return outcome.blob.hash;
}

async function planLines(blobs: BlobStore, unitsBlob: string): Promise<PlanOutcome> {
  const scan = await scanLines(blobs.open(unitsBlob));
  switch (scan.kind) {
    case "too-long":
      return refused("inputs.source", `Line ${scan.line} is longer than 64 KiB. Put large inputs into files.`);
    case "too-many":
      return refused(
        "inputs.source",
        `These inputs have more than ${MOST_UNITS} lines, the most for one job. Split them, or do more in each unit.`,
      );
    case "not-text":
      return refused(
        "inputs.source",
        `Line ${scan.line} is not UTF-8 text. Give binary inputs as files, one per unit.`,
      );
    case "scanned": {
      if (scan.units === 0) return refused("inputs.source", "These inputs are empty: there is nothing to compute.");
      const { units, blocks, firstLines } = scan;
      return { kind: "planned", plan: { units, unitsBlob, blocks, firstLines } };
    }
    default:
      throw new Error(`Unhandled scan: ${(scan satisfies never as { kind: string }).kind}`);
  }
}
