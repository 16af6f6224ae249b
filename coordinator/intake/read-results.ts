import { hash } from "node:crypto";
import type { CheckedResult } from "#core/units/checked-result";
import { failureFault } from "#core/units/failure-fault";
import { bytesOfKept, headOfKept, keptText } from "#core/units/kept-output";
import { headLengthOf, MAX_OUTPUT_HEAD_BYTES, OUTPUT_PREFIX_BYTES } from "#core/units/output";
import type { OutputBytes } from "#core/units/output-bytes";
import { headFault, type OutputTerms, outputFault } from "#core/units/output-fault";
import { type DeviceFault, faultWith } from "#protocol/devices/device-fault";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import type { BlobStore } from "../storage/blob-store";

type OutputResult = Extract<ReplicaResult, { kind: "output" }>;
type BlobResult = Extract<ReplicaResult, { kind: "blob" }>;
type KeptResult = Extract<ReplicaResult, { kind: "kept" }>;
type FailedResult = Extract<ReplicaResult, { kind: "failed" }>;
type LostResult = Extract<ReplicaResult, { kind: "lost" }>;
type DeliveredBlob = Pick<BlobResult, "hash" | "byteLength" | "receipt">;

/** What is needed to check results before anything else happens to them. */
export interface ReadingTerms {
  /** Of the grant's job. */
  job: OutputTerms;
  blobs: BlobStore;
  /** Whether this device uploaded the blob for this very grant. */
  delivered: (blob: DeliveredBlob) => boolean;
  /** The job compares outputs by its own function, which does not get failures: what they leave is not compared. */
  comparesOutputsOnly: boolean;
  /** What is wrong with the unit's input, if the city itself finds a fault: a device's claim is not enough. */
  seenInputFault: (unit: number) => Promise<string | undefined>;
}

/**
 * Converts a device's results to what the core decides on, with digests that we compute, never those that it claims.
 * What no unit of the job can return is neither kept nor compared, and counts against the device. Returns a promise
 * only if there is a blob among them.
 */
export function readResults(
  results: readonly ReplicaResult[],
  terms: ReadingTerms,
): CheckedResult[] | Promise<CheckedResult[]> {
  const known: KnownHead = { bytes: undefined, byteLength: 0 };
  const read = results.map((result) => readResult(result, terms, known));
  return read.some((one) => one instanceof Promise) ? Promise.all(read) : (read as CheckedResult[]);
}

/** Results of which only the units matter, because they cannot count. */
export const unread = (results: readonly ReplicaResult[]): CheckedResult[] =>
  results.map(({ unit }) => ({ kind: "lost", unit, message: "" }));

/** The header of the last valid output in a message. Another output with the same header and length is valid too. */
interface KnownHead {
  bytes: Buffer | undefined;
  byteLength: number;
}

function readResult(
  result: ReplicaResult,
  terms: ReadingTerms,
  known: KnownHead,
): CheckedResult | Promise<CheckedResult> {
  const { keepsOutputs = false } = terms.job;
  switch (result.kind) {
    case "output":
      return keepsOutputs ? impossible(result.unit, NOT_KEPT) : readOutput(result, terms.job, known);
    case "blob":
      return keepsOutputs ? impossible(result.unit, NOT_KEPT) : readBlobResult(result, terms);
    case "kept":
      return readKept(result, terms.job);
    case "failed":
      return readFailure(result, terms);
    case "lost":
      return readLoss(result, terms);
    default:
      throw new Error(`Unhandled result: ${(result satisfies never as ReplicaResult).kind}`);
  }
}

function readLoss(result: LostResult, { seenInputFault }: ReadingTerms): CheckedResult | Promise<CheckedResult> {
  const { inputFault: said, ...loss } = result;
  if (said === undefined) return loss;
  return seenInputFault(loss.unit).then((seen) => (seen === undefined ? loss : { ...loss, inputFault: seen }));
}

/** The hot path: written field by field, because spreading costs ten times as much as everything else here. */
function readOutput(
  { unit, fuel, ms, stderr, bytes, fetchedMs, startedMs }: OutputResult,
  job: OutputTerms,
  known: KnownHead,
): CheckedResult {
  if (!hasHead(bytes, known)) {
    const fault = outputFault(bytes, bytes.length, job, strictText);
    if (fault !== undefined) return impossible(unit, fault);
    known.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, OUTPUT_PREFIX_BYTES + headLengthOf(bytes));
    known.byteLength = bytes.length;
  }
  const digest = digestOf(bytes);
  const output = { bytes, sizeBytes: bytes.length };
  const read: CheckedResult = { kind: "output", unit, digest, fuel, ms, output };
  if (stderr) read.stderr = stderr;
  if (fetchedMs !== undefined && startedMs !== undefined) read.moments = { fetchedMs, startedMs };
  return read;
}

const hasHead = (bytes: Uint8Array, { bytes: head, byteLength }: KnownHead): boolean =>
  head !== undefined && bytes.length === byteLength && head.compare(bytes, 0, head.length) === 0;

/** Via a string, because a Buffer of its own would need more memory than the digest in it. */
const digestOf = (content: Uint8Array | string): Uint8Array => Buffer.from(hash("sha256", content, "binary"), "binary");

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const strictText = (bytes: Uint8Array) => utf8.decode(bytes);

const impossible = (unit: number, fault: string): CheckedResult => ({
  kind: "impossible",
  unit,
  message: faultWith("impossible-output", fault),
});

const notDelivered = (unit: number): CheckedResult => ({
  kind: "lost",
  unit,
  message: "output-missing" satisfies DeviceFault,
});

/**
 * The blob must have arrived completely before its result, and from this device for this grant: its name alone proves
 * nothing.
 */
async function deliveredHead(blob: DeliveredBlob, { blobs, delivered }: ReadingTerms): Promise<Uint8Array | undefined> {
  const { hash, byteLength } = blob;
  if (!delivered(blob) || (await blobs.size(hash)) !== byteLength) return undefined;
  return blobs.bytes(hash, { start: 0, end: Math.min(byteLength, OUTPUT_PREFIX_BYTES + MAX_OUTPUT_HEAD_BYTES) });
}

async function readBlobResult(result: BlobResult, terms: ReadingTerms): Promise<CheckedResult> {
  const { unit, byteLength } = result;
  const head = await deliveredHead(result, terms);
  if (!head) return notDelivered(unit);
  const fault = outputFault(head, byteLength, terms.job, strictText);
  if (fault !== undefined) return impossible(unit, fault);
  return {
    ...spent(result),
    kind: "output",
    digest: Buffer.from(result.hash, "hex"),
    output: { blob: result.hash, sizeBytes: byteLength },
  };
}

const NOT_KEPT = "Outputs of this job are kept, not sent.";

/** The description of a kept output is stored in place of the output; its digest covers the hashes of all parts. */
function readKept({ parts, exitCode, type, ...result }: KeptResult, job: OutputTerms): CheckedResult {
  const kept = { exitCode, ...(type === undefined ? {} : { type }), parts };
  const fault = job.keepsOutputs ? headFault(headOfKept(kept), job) : "Outputs of this job are not kept.";
  if (fault !== undefined) return impossible(result.unit, fault);
  const bytes = Buffer.from(keptText(kept));
  return { ...spent(result), kind: "output", digest: digestOf(bytes), output: { bytes, sizeBytes: bytesOfKept(kept) } };
}

/** A failure, with what the program left, which is as much part of the answer as a successful output. */
function readFailure(result: FailedResult, terms: ReadingTerms): CheckedResult | Promise<CheckedResult> {
  const { unit, bytes, blob } = result;
  if (bytes && blob) return impossible(unit, "It has two outputs.");
  if (!blob) {
    const left = bytes && { beginning: bytes, output: { bytes, sizeBytes: bytes.length } };
    return failureOf(result, terms, left);
  }
  const output = { blob: blob.hash, sizeBytes: blob.byteLength };
  return deliveredHead(blob, terms).then((beginning) =>
    beginning ? failureOf(result, terms, { beginning, output }) : notDelivered(unit),
  );
}

function failureOf(
  result: FailedResult,
  { job, comparesOutputsOnly }: ReadingTerms,
  left: { beginning: Uint8Array; output: OutputBytes } | undefined,
): CheckedResult {
  const { unit, reason, exitCode, message } = result;
  const said = left && { beginning: left.beginning, byteLength: left.output.sizeBytes };
  const fault = failureFault({ reason, exitCode, output: said }, job, strictText);
  if (fault !== undefined) return impossible(unit, fault);
  const leftDigest = comparesOutputsOnly || !left ? "" : `|${left.output.blob ?? hash("sha256", left.beginning)}`;
  return {
    ...spent(result),
    kind: "failed",
    digest: digestOf(`${reason}|${exitCode ?? ""}${leftDigest}`),
    reason,
    message,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(left ? { output: left.output } : {}),
  };
}

type Spent = Pick<BlobResult, "unit" | "fuel" | "ms" | "stderr" | "fetchedMs" | "startedMs">;

const spent = ({ unit, fuel, ms, stderr, fetchedMs, startedMs }: Spent) => ({
  unit,
  fuel,
  ms,
  ...(stderr ? { stderr } : {}),
  ...(fetchedMs === undefined || startedMs === undefined ? {} : { moments: { fetchedMs, startedMs } }),
});
