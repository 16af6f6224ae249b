import type { FileLine } from "#core/jobs/line-fields";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import { isBucketError } from "../../buckets/bucket-error";
import type { BlobStore } from "../../storage/blob-store";
import { InputRefused } from "../input-refused";
import { planLines } from "../plan-lines";
import { type PlanOutcome, refused } from "../units-plan";
import { cutObject } from "./cut-object";
import { findObjects, type Reading } from "./find-objects";
import { linesInObject } from "./lines-in-object";
import type { FoundObject, ObjectAccess } from "./object-access";

export type BucketInputs = Extract<JobInputs, { kind: "bucket" | "bucket-lines" }>;

const MIB = 1024 * 1024;

/**
 * The units of objects in buckets: a line says which bytes of which object a unit gets. The objects are listed, and
 * read only where they are cut. Their ETags pin them to their present content.
 */
export async function planObjects(blobs: BlobStore, inputs: BucketInputs, access: ObjectAccess): Promise<PlanOutcome> {
  const reading: Reading = { address: "" };
  try {
    const outcome =
      inputs.kind === "bucket"
        ? await planLines(blobs, linesOf(inputs, access, reading), (line) => [line])
        : await planLines(blobs, linesInObjects(inputs.objects, access, reading), (lines) => lines);
    // The bucket's content may change, so this is not cached.
    return outcome.kind === "planned" ? { ...outcome, mayPass: true } : outcome;
  } catch (error) {
    if (error instanceof InputRefused) return refused("inputs.objects", error.fault, true);
    if (!isBucketError(error)) throw error;
    const { address, connection } = reading;
    const { fault, region = null } = error;
    const bucket = connection?.bucket ?? "";
    return refused(
      "inputs.objects",
      jobFault("bucket-refuses", { address, fault, bucket, region, step: "read" }),
      true,
    );
  }
}

async function* linesOf(
  { objects, pieceMib }: Extract<BucketInputs, { kind: "bucket" }>,
  access: ObjectAccess,
  reading: Reading,
) {
  let pieces = 0;
  for await (const object of findObjects(objects, access, reading)) {
    if (pieceMib === undefined || object.bytes <= pieceMib * MIB) {
      refuseTooLarge(object, object.bytes);
      yield lineOf(object);
      continue;
    }
    pieces += Math.ceil(object.bytes / (pieceMib * MIB));
    if (pieces > LIMITS.MAX_OBJECT_PIECES) throw tooManyPieces();
    for (const { start, end } of await cutObject(access, object, pieceMib * MIB)) {
      refuseTooLarge(object, end - start);
      yield lineOf(object, { start, bytes: end - start });
    }
  }
}

/** The lines themselves, of all objects found, one object after the other. */
async function* linesInObjects(objects: readonly string[], access: ObjectAccess, reading: Reading) {
  let bytes = 0;
  for await (const object of findObjects(objects, access, reading)) {
    bytes += object.bytes;
    if (bytes > LIMITS.MAX_OBJECT_LINES_BYTES) throw tooMuchText();
    yield* linesInObject(access, object);
  }
}

function lineOf({ name, connection, key, etag, bytes }: FoundObject, part?: { start: number; bytes: number }): string {
  const object = { ...(connection ? { connection: connection.id } : {}), key, etag, bytes, ...part };
  return JSON.stringify({ name, object } satisfies FileLine);
}

function refuseTooLarge({ address }: FoundObject, bytes: number) {
  if (bytes <= LIMITS.MAX_UNIT_INPUT_BYTES) return;
  throw new InputRefused(jobFault("object-too-large", { address, bytes }));
}

const tooMuchText = () => new InputRefused(jobFault("too-much-text"));

const tooManyPieces = () => new InputRefused(jobFault("too-many-pieces"));
