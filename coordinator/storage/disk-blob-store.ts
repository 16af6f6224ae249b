import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import type { BlobHash } from "#core/ids";
import type { BlobStore, PutOutcome } from "./blob-store";
import { PRIVATE_FILE, PRIVATE_FOLDER, privateFolder } from "./private-folder";
import { RoomWatch } from "./room-watch";

/** No upload is silent for so long. */
const LEFT_OVER_MS = 60 * 60_000;

/** So much of the disk is not for blobs, or this part of it where the disk is small. */
const RESERVE_BYTES = 512 * 1024 * 1024;
const RESERVE_SHARE = 0.05;

const PIECE_BYTES = 256 * 1024;

interface DiskOptions {
  /** How the names of drafts begin, for whoever must remove those of a writer that was ended: see `removeDrafts`. */
  drafts?: string;
  /** Throws when the disk has no more room for blobs. */
  leaveRoom?: (root: string) => Promise<void>;
}

/**
 * Blobs as files under `root`, named by their hash. A blob is written beside its place, synced, and renamed into it,
 * so that a file of that name is always whole.
 */
export async function createDiskBlobStore(
  root: string,
  { drafts = "", leaveRoom = leaveReserve }: DiskOptions = {},
): Promise<BlobStore> {
  const incoming = incomingOf(root);
  privateFolder(root);
  privateFolder(incoming);
  await clearLeftOvers(incoming);
  const room = new RoomWatch(() => leaveRoom(root));
  const folderOf = (hash: string) => path.join(root, hash.slice(0, 2));
  const fileOf = (hash: string) => path.join(folderOf(hash), hash);

  const put: BlobStore["put"] = async (chunks, { maxBytes, expected }) => {
    const draft = path.join(incoming, `${drafts}${randomUUID()}`);
    try {
      await room.look();
      const written = await writeDraft(draft, chunks, maxBytes, room);
      if (written === "too-large") return { kind: "too-large", maxBytes };
      if (expected !== undefined && written.hash !== expected) return { kind: "other-hash", hash: written.hash };
      await mkdir(folderOf(written.hash), { recursive: true, mode: PRIVATE_FOLDER });
      await rename(draft, fileOf(written.hash));
      await syncFolder(folderOf(written.hash));
      return { kind: "stored", blob: written };
    } finally {
      await rm(draft, { force: true });
    }
  };

  return {
    put,
    putBytes: async (bytes) => storedBlob(await put(inPieces(bytes), { maxBytes: bytes.length })),
    size: async (hash) => {
      const file = await stat(fileOf(hash)).catch(() => undefined);
      return file?.size;
    },
    open: (hash, range) => createReadStream(fileOf(hash), range && { start: range.start, end: range.end - 1 }),
    bytes: async (hash, range) => {
      if (range && range.end <= range.start) return new Uint8Array(0);
      return readBytes(fileOf(hash), range);
    },
  };
}

/** Removes what writers with these drafts have left behind. */
export async function removeDrafts(root: string, drafts: string): Promise<void> {
  for (const name of await readdir(incomingOf(root)))
    if (name.startsWith(drafts)) await rm(path.join(incomingOf(root), name), { force: true });
}

const incomingOf = (root: string) => path.join(root, "incoming");

/** By default the database lies on the same disk, and without room for its log it cannot even say what happened. */
async function leaveReserve(root: string) {
  const { bavail, blocks, bsize } = await statfs(root);
  if (bavail * bsize >= Math.min(RESERVE_BYTES, blocks * bsize * RESERVE_SHARE)) return;
  throw Object.assign(new Error(`There is no space left for blobs in ${root}.`), { code: "ENOSPC" });
}

/** Drafts of a process that died. Another one may share the folder, so what is being written now stays. */
async function clearLeftOvers(incoming: string) {
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name);
    const written = await stat(file).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > LEFT_OVER_MS) await rm(file, { force: true });
  }
}

async function writeDraft(draft: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number, room: RoomWatch) {
  const digest = createHash("sha256");
  let bytes = 0;
  const file = await open(draft, "w", PRIVATE_FILE);
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) return "too-large";
      await room.beforeWriting(chunk.length);
      digest.update(chunk);
      await file.write(chunk);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return { hash: digest.digest("hex") as BlobHash, bytes };
}

/** Into one piece of memory of its own, by threads that are not the event loop's. A range past the end ends with the file. */
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

/** In pieces: others wait while one is hashed. */
async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function storedBlob(outcome: PutOutcome) {
  if (outcome.kind !== "stored") throw new Error(`A blob of known bytes was refused: ${outcome.kind}`);
  return outcome.blob;
}
