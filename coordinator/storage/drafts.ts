import { createHash, randomUUID } from "node:crypto";
import { open, readdir, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import type { BlobHash } from "#core/ids";
import type { PutOutcome, PutTerms, StoredBlob } from "./blob-store";
import { PRIVATE_FILE, privateFolder } from "./private-folder";
import { RoomWatch } from "./room-watch";

/** No upload is silent for this long. */
const LEFT_OVER_MS = 60 * 60_000;

/** Disk space that is reserved, or this share of a small disk. */
const RESERVE_BYTES = 512 * 1024 * 1024;
const RESERVE_SHARE = 0.05;

export interface DraftOptions {
  /** Prefix of the temporary files' names, so that those of a terminated writer can be removed: see `removeDrafts`. */
  drafts?: string;
  /** Throws when there is no more disk space for blobs. */
  leaveRoom?: (root: string) => Promise<void>;
  /** Records that the blob is stored, before its bytes are in place. */
  register?: (blob: StoredBlob & Pick<PutTerms, "jobId">) => Promise<void>;
}

/** Blobs while they are being written: temporary files, hashed as they arrive, synced, and removed afterwards. */
export class Drafts {
  readonly #incoming: string;
  readonly #prefix: string;
  readonly #room: RoomWatch;
  readonly #register: DraftOptions["register"];

  private constructor(root: string, { drafts = "", leaveRoom = leaveReserve, register }: DraftOptions) {
    this.#incoming = incomingOf(root);
    this.#prefix = drafts;
    this.#room = new RoomWatch(() => leaveRoom(root));
    this.#register = register;
  }

  static async open(root: string, options: DraftOptions): Promise<Drafts> {
    privateFolder(root);
    privateFolder(incomingOf(root));
    await clearLeftOvers(incomingOf(root));
    return new Drafts(root, options);
  }

  /** Writes all of `chunks`, and calls `keep` to move the file to its place if it is what was expected. */
  async write(
    chunks: AsyncIterable<Uint8Array>,
    { maxBytes, expected, jobId }: PutTerms,
    keep: (draft: string, blob: StoredBlob) => Promise<void>,
  ): Promise<PutOutcome> {
    const draft = path.join(this.#incoming, `${this.#prefix}${randomUUID()}`);
    try {
      await this.#room.look();
      const written = await writeDraft(draft, chunks, maxBytes, this.#room);
      if (written === "too-large") return { kind: "too-large", maxBytes };
      if (expected !== undefined && written.hash !== expected) return { kind: "other-hash", hash: written.hash };
      await this.#register?.(jobId === undefined ? written : { ...written, jobId });
      await keep(draft, written);
      return { kind: "stored", blob: written };
    } finally {
      await rm(draft, { force: true });
    }
  }
}

/** Removes what writers with this prefix have left behind. */
export async function removeDrafts(root: string, drafts: string): Promise<void> {
  for (const name of await readdir(incomingOf(root)))
    if (name.startsWith(drafts)) await rm(path.join(incomingOf(root), name), { force: true });
}

const incomingOf = (root: string) => path.join(root, "incoming");

/** By default the database is on the same disk, and without space for its log it cannot even report what happened. */
export async function leaveReserve(root: string) {
  const { bavail, blocks, bsize } = await statfs(root);
  if (bavail * bsize >= Math.min(RESERVE_BYTES, blocks * bsize * RESERVE_SHARE)) return;
  throw Object.assign(new Error(`There is no space left for blobs in ${root}.`), { code: "ENOSPC" });
}

/** Temporary files of a process that died. Another process may share the folder, so files in use stay. */
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
