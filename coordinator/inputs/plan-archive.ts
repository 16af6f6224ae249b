import { createHash } from "node:crypto";
import { ArchiveRefused } from "#archives/archive-refused";
import { readArchive } from "#archives/read-archive";
import type { FileLine } from "#core/jobs/line-fields";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { InputRefused } from "./input-refused";
import { planLines } from "./plan-lines";
import type { PlanOutcome } from "./units-plan";

const LINES_PER_BATCH = 1_000;

interface UnpackedFile {
  name: string;
  hash: string;
  start: number;
  bytes: number;
}

/**
 * The units of an archive: its files are unpacked into one blob, one after the other, and a line says which part of it
 * a unit gets. So a hundred thousand files are one file on the disk, and an archive that turns out to be invalid leaves
 * none.
 */
export async function planArchive(blobs: BlobStore, hash: string, signal?: AbortSignal): Promise<PlanOutcome> {
  const files: UnpackedFile[] = [];
  const size = (await blobs.size(hash)) ?? 0;
  const outcome = await blobs
    .put(unpacked(blobs, { hash, size }, files, signal), { maxBytes: LIMITS.MAX_UNPACKED_BYTES })
    .catch((error) => {
      throw error instanceof ArchiveRefused ? new InputRefused(error.fault) : error;
    });
  if (outcome.kind !== "stored") throw new Error(`Unpacking ended with ${outcome.kind}, in spite of its limits.`);
  if (files.length === 0) throw new InputRefused(jobFault("archive-empty"));
  const within = outcome.blob.hash;
  const planned = await planLines(blobs, linesOf(files, within), (lines) => lines);
  return planned.kind === "planned" ? { ...planned, plan: { ...planned.plan, unpacked: within } } : planned;
}

async function* unpacked(
  blobs: BlobStore,
  { hash, size }: { hash: string; size: number },
  files: UnpackedFile[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const archive = {
    size,
    bytes: (start: number, end: number) => blobs.bytes(hash, { start, end }),
    open: (start: number, end: number) => blobs.open(hash, { start, end }),
  };
  let start = 0;
  for await (const { name, content } of readArchive(archive)) {
    signal?.throwIfAborted();
    const digest = createHash("sha256");
    let bytes = 0;
    for await (const chunk of content) {
      signal?.throwIfAborted();
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    files.push({ name, hash: digest.digest("hex"), start, bytes });
    start += bytes;
  }
}

async function* linesOf(files: readonly UnpackedFile[], within: string): AsyncGenerator<string[]> {
  for (let at = 0; at < files.length; at += LINES_PER_BATCH) {
    yield files.slice(at, at + LINES_PER_BATCH).map(({ name, hash, start, bytes }) => {
      const line: FileLine = { name, hash, bytes, within: { hash: within, start } };
      return JSON.stringify(line);
    });
  }
}
