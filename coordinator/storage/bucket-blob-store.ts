import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Bucket } from "../buckets/bucket";
import type { WrittenPart } from "../buckets/multipart";
import type { BlobStore, StoredBlob } from "./blob-store";
import { asBlobsAway, foreseen } from "./blobs-away";
import { createDiskBlobStore } from "./disk-blob-store";
import { type DraftOptions, Drafts } from "./drafts";
import { lookAtEach } from "./look-at-each";
import { storeBytes } from "./store-bytes";

const PART_BYTES = 16 * 1024 * 1024;
type Range = { start: number; end: number };

const keyOf = (hash: string) => `${hash.slice(0, 2)}/${hash}`;

/**
 * Blobs as objects of a bucket, named by their hash. A blob is a temporary file on this disk until its hash is known,
 * and counts as stored once the bucket has confirmed it. Blobs that are on the disk from earlier, or from a backup, are
 * read from there.
 */
export async function createBucketBlobStore(
  root: string,
  bucket: Bucket,
  options: DraftOptions = {},
): Promise<BlobStore> {
  const drafts = await Drafts.open(root, options);
  const disk = await createDiskBlobStore(root, options);
  const put: BlobStore["put"] = (chunks, bounds) =>
    drafts.write(chunks, bounds, (draft, blob) => foreseen(() => upload(bucket, draft, blob)));

  async function* read(hash: string, range?: Range) {
    const whole = range ?? { start: 0, end: Number.POSITIVE_INFINITY };
    if (whole.end <= whole.start) return;
    if ((await disk.size(hash)) !== undefined) return yield* disk.open(hash, range) as AsyncIterable<Uint8Array>;
    const { bytes } = await foreseen(() => headOf(bucket, hash));
    if (bytes <= whole.start) return;
    const part = { start: whole.start, end: Math.min(whole.end, bytes) };
    const object = await foreseen(() => bucket.read(keyOf(hash), { range: part }));
    try {
      yield* object.body;
    } catch (error) {
      throw asBlobsAway(error);
    }
  }

  const size: BlobStore["size"] = async (hash) =>
    (await disk.size(hash)) ?? (await foreseen(() => bucket.head(keyOf(hash))))?.bytes;

  return {
    put,
    putBytes: (bytes) => storeBytes(put, bytes),
    size,
    sizes: (hashes) => lookAtEach(size, hashes),
    open: (hash, range) => Readable.from(read(hash, range), { objectMode: false }),
    bytes: async (hash, range) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of read(hash, range)) pieces.push(piece);
      return new Uint8Array(Buffer.concat(pieces));
    },
    remove: async (hash) => {
      await disk.remove(hash);
      await foreseen(() => bucket.remove(keyOf(hash)));
    },
  };
}

async function headOf(bucket: Bucket, hash: string) {
  const head = await bucket.head(keyOf(hash));
  if (head) return head;
  throw Object.assign(new Error(`There is no blob ${hash}.`), { code: "ENOENT" });
}

/** Objects are complete or do not exist, and all objects with this hash are the same. */
async function upload(bucket: Bucket, draft: string, { hash, bytes }: StoredBlob): Promise<void> {
  const key = keyOf(hash);
  if ((await bucket.head(key))?.bytes === bytes) return;
  const file = await open(draft, "r");
  const piece = async (start: number) => {
    const part = Buffer.alloc(Math.min(PART_BYTES, bytes - start));
    await file.read(part, 0, part.length, start);
    return part;
  };
  try {
    if (bytes <= PART_BYTES) await bucket.write(key, await piece(0));
    else await uploadParts(bucket, key, bytes, piece);
  } finally {
    await file.close();
  }
}

async function uploadParts(bucket: Bucket, key: string, bytes: number, piece: (start: number) => Promise<Uint8Array>) {
  const uploadId = await bucket.multipart.begin(key);
  try {
    const parts: WrittenPart[] = [];
    for (let start = 0; start < bytes; start += PART_BYTES)
      parts.push(await bucket.multipart.writePart(key, uploadId, parts.length + 1, await piece(start)));
    await bucket.multipart.complete(key, uploadId, parts);
  } catch (error) {
    await bucket.multipart.abort(key, uploadId).catch(() => undefined);
    throw error;
  }
}
