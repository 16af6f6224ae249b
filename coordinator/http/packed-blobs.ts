import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress } from "node:zlib";
import { LRUCache } from "lru-cache";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";

const QUALITY = 9;
const WINDOW_BITS = 24;

export interface PackedBlob {
  bytes: number;
  open: () => Readable;
}

/**
 * Compressed blobs for clients that accept Brotli. A blob that is requested repeatedly, as programs are, is compressed
 * once, on another thread, and kept in a file; until then, and if it does not shrink, it is sent uncompressed. The
 * compressed form may be given only to those who may read the blob.
 */
export class PackedBlobs {
  readonly #folder: string;
  readonly #blobs: BlobStore;
  readonly #maxBytes: number;
  /** How often each blob was requested. */
  readonly #asked = new LRUCache<string, number>({ max: LIMITS.MAX_COUNTED_BLOBS });
  /** Blobs that did not shrink, or could not be compressed. */
  readonly #unfit = new LRUCache<string, true>({ max: LIMITS.MAX_COUNTED_BLOBS });
  #packing: Promise<void> | undefined;

  constructor(folder: string, blobs: BlobStore, maxBytes: number = LIMITS.MAX_PACKED_BYTES) {
    this.#folder = folder;
    this.#blobs = blobs;
    this.#maxBytes = maxBytes;
  }

  async find(hash: string, size: number, accepted: string | undefined): Promise<PackedBlob | undefined> {
    if (!/\bbr\b/.test(accepted ?? "")) return undefined;
    if (size < LIMITS.MIN_PACKED_BLOB_BYTES || size > LIMITS.programBytes || this.#unfit.has(hash)) return undefined;
    const file = this.#fileOf(hash);
    const found = await stat(file).catch(() => undefined);
    if (found) return { bytes: found.size, open: () => createReadStream(file) };
    if (this.#count(hash) >= LIMITS.PACKED_WHEN_ASKED) this.#begin(hash, size);
    return undefined;
  }

  /** Resolves when the current compression is done. */
  async rest(): Promise<void> {
    await this.#packing;
  }

  #count(hash: string): number {
    const count = (this.#asked.get(hash) ?? 0) + 1;
    this.#asked.set(hash, count);
    return count;
  }

  /** One at a time; the next request starts the next one. */
  #begin(hash: string, size: number) {
    this.#packing ??= this.#pack(hash, size)
      .then((fits) => {
        if (!fits) this.#unfit.set(hash, true);
      })
      .catch(() => {
        this.#unfit.set(hash, true);
      })
      .finally(() => {
        this.#packing = undefined;
      });
  }

  async #pack(hash: string, size: number): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#makeRoom();
    const draft = `${this.#fileOf(hash)}.${process.pid}`;
    try {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: size,
      };
      const packer = createBrotliCompress({ params });
      await pipeline(this.#blobs.open(hash), packer, createWriteStream(draft, { mode: 0o600 }));
      if ((await stat(draft)).size > size * LIMITS.MAX_PACKED_SHARE) return false;
      await rename(draft, this.#fileOf(hash));
      return true;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Evicts the oldest when there are too many bytes; they are compressed again when requested. */
  async #makeRoom() {
    const names = await readdir(this.#folder);
    const found = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.#folder, name);
        return { file, ...(await sizeAndAge(file)) };
      }),
    );
    let bytes = found.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of found.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (bytes <= this.#maxBytes) return;
      await rm(file, { force: true });
      bytes -= size;
    }
  }

  #fileOf(hash: string) {
    return packedFile(this.#folder, hash);
  }
}

/** For a blob that was removed. */
export const forgetPacked = (folder: string, hash: string): Promise<void> =>
  rm(packedFile(folder, hash), { force: true });

const packedFile = (folder: string, hash: string) => path.join(folder, `${hash}.br`);

async function sizeAndAge(file: string): Promise<{ size: number; mtimeMs: number }> {
  const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }));
  return { size, mtimeMs };
}
