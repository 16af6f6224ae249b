import { createReadStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { steadyNow } from "../../clock";
import { leaveReserve } from "../../storage/drafts";
import { PRIVATE_FILE, privateFolder } from "../../storage/private-folder";
import { RoomWatch } from "../../storage/room-watch";
import { parseUploadName, type UploadName, uploadText } from "./upload-name";

/** A request that has exclusive use of an upload. */
interface Holder {
  /** When it last received a byte. */
  heardAt: number;
  /** Ends it. */
  end: () => void;
  done: Promise<void>;
}

/** A connection that broke silently is given up this long after its last byte, when another request comes. */
const SILENT_MS = 3_000;

/**
 * Unfinished uploads, each a file with the bytes that have arrived; its name has all that is known about it. One
 * request at a time writes to it.
 */
export class OpenUploads {
  readonly #folder: string;
  readonly #silentMs: number;
  readonly #room: RoomWatch;
  readonly #busy = new Map<string, Holder>();

  constructor(folder: string, { silentMs = SILENT_MS } = {}) {
    this.#folder = folder;
    this.#silentMs = silentMs;
    privateFolder(folder);
    this.#room = new RoomWatch(() => leaveReserve(folder));
  }

  async of(owner: string): Promise<UploadName[]> {
    const names = await readdir(this.#folder);
    return names.map(parseUploadName).filter((name) => name?.owner === owner) as UploadName[];
  }

  /** How many bytes have arrived; undefined when no upload was begun. */
  async offset(name: UploadName): Promise<number | undefined> {
    return (await stat(this.#fileOf(name)).catch(() => undefined))?.size;
  }

  async begin(name: UploadName): Promise<void> {
    await this.#room.look();
    const file = await open(this.#fileOf(name), "a", PRIVATE_FILE);
    await file.close();
  }

  /**
   * Runs `work` with exclusive use of the upload. Another holder is waited for, and ended by `end` when it is idle;
   * undefined if it keeps receiving bytes.
   */
  async alone<Value>(name: UploadName, end: () => void, work: () => Promise<Value>): Promise<Value | undefined> {
    const key = uploadText(name);
    for (let holder = this.#busy.get(key); holder; holder = this.#busy.get(key)) {
      if (await isDone(holder, this.#silentMs)) continue;
      if (steadyNow() - holder.heardAt < this.#silentMs) return undefined;
      holder.end();
      await holder.done;
    }
    const { promise, resolve } = withResolvers();
    this.#busy.set(key, { heardAt: steadyNow(), end, done: promise });
    try {
      return await work();
    } finally {
      this.#busy.delete(key);
      resolve();
    }
  }

  /**
   * Appends what arrives, up to the upload's end, and returns the new offset. If it is interrupted, what has arrived
   * remains.
   */
  async append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    let at = from;
    const file = await open(this.#fileOf(name), "r+");
    try {
      for await (const chunk of chunks) {
        const bytes = chunk.subarray(0, name.bytes - at);
        const holder = this.#busy.get(uploadText(name));
        if (holder) holder.heardAt = steadyNow();
        await this.#room.beforeWriting(bytes.length);
        await file.write(bytes, 0, bytes.length, at);
        at += bytes.length;
        if (bytes.length < chunk.length) break;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    return at;
  }

  read(name: UploadName): Readable {
    return createReadStream(this.#fileOf(name));
  }

  async remove(name: UploadName): Promise<void> {
    await rm(this.#fileOf(name), { force: true });
  }

  #fileOf(name: UploadName): string {
    return path.join(this.#folder, uploadText(name));
  }
}

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function isDone({ done }: Holder, withinMs: number): Promise<boolean> {
  const waits = new AbortController();
  const tooLong = setTimeout(withinMs, false, { signal: waits.signal }).catch(() => true);
  return Promise.race([done.then(() => true), tooLong]).finally(() => waits.abort());
}

/** Deletes uploads that have received nothing for so long. */
export async function sweepUploads(folder: string, maxAgeMs: number, now: number): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found || now - found.mtimeMs <= maxAgeMs) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
