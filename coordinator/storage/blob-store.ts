import type { Readable } from "node:stream";
import type { BlobHash } from "#core/ids";

export interface StoredBlob {
  hash: BlobHash;
  bytes: number;
}

export type PutOutcome =
  | { kind: "stored"; blob: StoredBlob }
  | { kind: "too-large"; maxBytes: number }
  | { kind: "other-hash"; hash: BlobHash };

export interface PutTerms {
  maxBytes: number;
  expected?: string;
  /** The job that needs the blob, from before its bytes are in place. */
  jobId?: string;
}

/** Bytes by content hash. A stored blob never changes, and survives a crash once `put` has resolved. */
export interface BlobStore {
  /** Stores all of `chunks`. With `expected`, bytes with another hash are refused and leave nothing behind. */
  put(chunks: AsyncIterable<Uint8Array>, terms: PutTerms): Promise<PutOutcome>;
  putBytes(bytes: Uint8Array): Promise<StoredBlob>;
  /** The blob's size in bytes, or undefined when there is none of that hash. */
  size(hash: string): Promise<number | undefined>;
  /** The sizes of many blobs, looked up together; those that do not exist are left out. */
  sizes(hashes: Iterable<string>): Promise<ReadonlyMap<string, number>>;
  /** Bytes from `start` to `end` (exclusive), or the whole blob. */
  open(hash: string, range?: { start: number; end: number }): Readable;
  bytes(hash: string, range?: { start: number; end: number }): Promise<Uint8Array>;
  /** The caller must have made sure that nothing names it: see coordinator/keeping. A missing blob is no error. */
  remove(hash: string): Promise<void>;
}
