import { hash } from "node:crypto";
import type { Returned } from "#core/coordination/events";
import type { ReplicaResult } from "#protocol/device-messages";
import type { BlobStore } from "../storage/blob-store";

/** What the core decides on: a device's result with the digest that we computed, never one that it claims. */
export function readResult(result: ReplicaResult, blobs: BlobStore): Returned | Promise<Returned> {
  switch (result.kind) {
    case "output":
      return readOutput(result);
    case "blob":
      return readBlobResult(result, blobs);
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
function readOutput({ unit, fuel, ms, stderr, bytes }: Extract<ReplicaResult, { kind: "output" }>): Returned {
  const digest = digestOf(bytes);
  const read: Returned = { kind: "output", unit, digest, fuel, ms, output: bytes, outputBytes: bytes.length };
  if (stderr) read.stderr = stderr;
  return read;
}

/** By way of a string: the memory of a Buffer of its own costs more than the digest in it. */
const digestOf = (content: Uint8Array | string): Uint8Array => Buffer.from(hash("sha256", content, "binary"), "binary");

/** The blob must have arrived whole before its result: a name alone is worth nothing. */
async function readBlobResult(result: Extract<ReplicaResult, { kind: "blob" }>, blobs: BlobStore): Promise<Returned> {
  const bytes = await blobs.size(result.hash);
  if (bytes !== result.byteLength) {
    return { kind: "lost", unit: result.unit, message: "The device named an output that it had not uploaded." };
  }
  return {
    ...spent(result),
    kind: "output",
    digest: Buffer.from(result.hash, "hex"),
    outputBlob: result.hash,
    outputBytes: bytes,
  };
}

const spent = ({ unit, fuel, ms, stderr }: Exclude<ReplicaResult, { kind: "lost" }>) => ({
  unit,
  fuel,
  ms,
  ...(stderr ? { stderr } : {}),
});
