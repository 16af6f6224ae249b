import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { BlobStore } from "./blob-store";
import { type DraftOptions, Drafts } from "./drafts";
import { lookAtEach } from "./look-at-each";
import { PRIVATE_FOLDER } from "./private-folder";
import { storeBytes } from "./store-bytes";

/**
 * Blobs as files under `root`, named by their hash. A blob is written to a temporary file, synced, and renamed, so that
 * a file with that name is always complete.
 */
export async function createDiskBlobStore(root: string, options: DraftOptions = {}): Promise<BlobStore> {
  const drafts = await Drafts.open(root, options);
  const folderOf = (hash: string) => path.join(root, hash.slice(0, 2));
  const fileOf = (hash: string) => path.join(folderOf(hash), hash);

  const put: BlobStore["put"] = (chunks, bounds) =>
    drafts.write(chunks, bounds, async (draft, { hash }) => {
      await mkdir(folderOf(hash), { recursive: true, mode: PRIVATE_FOLDER });
      await rename(draft, fileOf(hash));
      await syncFolder(folderOf(hash));
    });

  const size: BlobStore["size"] = async (hash) => {
    const file = await stat(fileOf(hash)).catch(() => undefined);
    return file?.size;
  };

  return {
    put,
    putBytes: (bytes) => storeBytes(put, bytes),
    size,
    sizes: (hashes) => lookAtEach(size, hashes),
    open: (hash, range) => createReadStream(fileOf(hash), range && { start: range.start, end: range.end - 1 }),
    bytes: async (hash, range) => {
      if (range && range.end <= range.start) return new Uint8Array(0);
      return readBytes(fileOf(hash), range);
    },
    remove: (hash) => rm(fileOf(hash), { force: true }),
  };
}

/** Into one buffer, by threads other than the event loop's. A range past the end ends with the file. */
async function readBytes(name: string, range?: { start: number; end: number }): Promise<Uint8Array> {
  const file = await open(name, "r");
  try {
    const { size } = await file.stat();
    const { start, end } = range ?? { start: 0, end: size };
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, start + read);
      if (bytesRead === 0) return bytes.subarray(0, read);
      read += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
