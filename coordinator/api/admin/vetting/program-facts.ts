import type { Review } from "#protocol/api/vetting";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { programNoteInWords } from "#protocol/programs/program-note";
import type { Language } from "#protocol/text/language";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import { handle } from "../../../handle";
import { readableStrings } from "../../../vetting/readable-strings";
import { saidOf } from "../../jobs/prepare-program";

/** What can be read of a program without running it. A bounded part of it is looked at. */
export async function programFacts(
  { program: { runtime, source } }: JobManifest,
  language?: Language,
): Promise<Review["program"]> {
  if (!("blob" in source)) throw new Error("A job that was submitted names its program by its blob.");
  const { prisma, blobs } = handle();
  const hash = source.blob;
  const [bytes = 0, known] = await Promise.all([
    blobs.size(hash),
    prisma.program.findUnique({ where: { hash_runtime: { hash, runtime } } }),
  ]);
  const found = known ? saidOf(known) : { notes: [], warnings: [] };
  const end = Math.min(bytes, LIMITS.MAX_SCANNED_PROGRAM_BYTES);
  const head = end === 0 ? new Uint8Array() : await blobs.bytes(hash, { start: 0, end });
  const first = head.subarray(0, LIMITS.MAX_REVIEWED_SOURCE_BYTES);
  // An archive of scripts is none.
  const isText = runtime !== "wasi" && !first.includes(0);
  return {
    hash,
    bytes,
    notes: found.notes.map((note) => programNoteInWords(note, language)),
    warnings: found.warnings.map((warning) => programFaultInWords(warning, language)),
    text: isText ? new TextDecoder().decode(first) : null,
    strings: isText ? [] : readableStrings(head),
    scannedBytes: isText ? first.length : end,
  };
}
