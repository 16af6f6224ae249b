import { hash } from "node:crypto";
import type { Returned } from "#core/coordination/events";
import { MAX_OUTPUT_HEAD_BYTES, OUTPUT_PREFIX_BYTES } from "#core/units/output";
import { type OutputTerms, outputFault } from "#core/units/output-fault";
import type { ReplicaResult } from "#protocol/device-messages";
import type { BlobStore } from "../storage/blob-store";

type OutputResult = Extract<ReplicaResult, { kind: "output" }>;
type BlobResult = Extract<ReplicaResult, { kind: "blob" }>;

/** What results are judged by before anything of them goes further. */
export interface ReadingTerms {
  /** Of the grant's job. */
  job: OutputTerms;
  blobs: BlobStore;
  /** Whether this device delivered the blob for this very grant. */
  delivered: (result: BlobResult) => boolean;
}

/**
 * What the core decides on: a device's results with digests that we computed, never those that it claims. What cannot
 * be the output of any unit of the job is lost: it is neither kept nor compared. A promise only when a blob is among them.
 */
export function readResults(results: readonly ReplicaResult[], terms: ReadingTerms): Returned[] | Promise<Returned[]> {
  const read = results.map((result) => readResult(result, terms));
  return read.some((one) => one instanceof Promise) ? Promise.all(read) : (read as Returned[]);
}

/** Results of which only the units matter, for they cannot count. */
export const unread = (results: readonly ReplicaResult[]): Returned[] =>
  results.map(({ unit }) => ({ kind: "lost", unit, message: "" }));

function readResult(result: ReplicaResult, terms: ReadingTerms): Returned | Promise<Returned> {
  switch (result.kind) {
    case "output":
      return readOutput(result, terms.job);
    case "blob":
      return readBlobResult(result, terms);
    case "failed":
      return {
        ...spent(result),
        kind: "failed",
        digest: digestOf(`${result.reason}|${result.exitCode ?? ""}`),
        reason: result.reason,
        message: result.message,
        ...(result.exitCode === undefined ? {} : { exitCode: result.exitCode }),
      };
    case "lost":
      return result;
    default:
      throw new Error(`Unhandled result: ${(result satisfies never as ReplicaResult).kind}`);
  }
}

/** The hot one: field by field, for spreading costs ten times as much as all the rest of it. */
function readOutput({ unit, fuel, ms, stderr, bytes }: OutputResult, job: OutputTerms): Returned {
  const fault = outputFault(bytes, bytes.length, job, strictText);
  if (fault !== undefined) return noOutput(unit, fault);
  const digest = digestOf(bytes);
  const read: Returned = { kind: "output", unit, digest, fuel, ms, output: bytes, outputBytes: bytes.length };
  if (stderr) read.stderr = stderr;
  return read;
}

/** By way of a string: the memory of a Buffer of its own costs more than the digest in it. */
const digestOf = (content: Uint8Array | string): Uint8Array => Buffer.from(hash("sha256", content, "binary"), "binary");

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const strictText = (bytes: Uint8Array) => utf8.decode(bytes);

const noOutput = (unit: number, fault: string): Returned => ({
  kind: "lost",
  unit,
  message: `The device returned what no unit of this job can say. ${fault}`,
});

/** The blob must have arrived whole before its result, and from this device for this grant: a name alone is worth nothing. */
async function readBlobResult(result: BlobResult, { job, blobs, delivered }: ReadingTerms): Promise<Returned> {
  const { unit, byteLength } = result;
  if (!delivered(result) || (await blobs.size(result.hash)) !== byteLength) {
    return { kind: "lost", unit, message: "The device named an output that it had not uploaded." };
  }
  const end = Math.min(byteLength, OUTPUT_PREFIX_BYTES + MAX_OUTPUT_HEAD_BYTES);
  const fault = outputFault(await blobs.bytes(result.hash, { start: 0, end }), byteLength, job, strictText);
  if (fault !== undefined) return noOutput(unit, fault);
  return {
    ...spent(result),
    kind: "output",
    digest: Buffer.from(result.hash, "hex"),
    outputBlob: result.hash,
    outputBytes: byteLength,
  };
}

const spent = ({ unit, fuel, ms, stderr }: Exclude<ReplicaResult, { kind: "lost" }>) => ({
  unit,
  fuel,
  ms,
  ...(stderr ? { stderr } : {}),
});
