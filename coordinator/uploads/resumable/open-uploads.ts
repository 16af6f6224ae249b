import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { isBucketError } from "../../buckets/bucket-error";
import { steadyNow } from "../../clock";
import type { Config } from "../../config";
import { asBlobsAway } from "../../storage/blobs-away";
import { siteBucket } from "../../storage/open-blob-store";
import { BucketPieces } from "./bucket-pieces";
import { DiskPieces } from "./disk-pieces";
import { type UploadName, uploadText } from "./upload-name";
import type { UploadPieces } from "./upload-pieces";
import { WhereListed } from "./where-listed";

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

/** Unfinished uploads. Of the requests that reach this process one at a time writes to each. */
export class OpenUploads {
  readonly pieces: UploadPieces;
  readonly #silentMs: number;
  readonly #busy = new Map<string, Holder>();

  constructor(pieces: UploadPieces, { silentMs = SILENT_MS } = {}) {
    this.pieces = pieces;
    this.#silentMs = silentMs;
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

  /** See `UploadPieces`. */
  append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    return this.pieces.append(name, from, this.#heard(name, chunks));
  }

  async *#heard(name: UploadName, chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      const holder = this.#busy.get(uploadText(name));
      if (holder) holder.heardAt = steadyNow();
      yield chunk;
    }
  }
}

type Places = Pick<Config, "blobBucket" | "dataDir">;

const diskPieces = ({ dataDir }: Places) => new DiskPieces(path.join(dataDir, "uploads"));

/** In the site's bucket if it has one, which all of its coordinators reach; on the disk if its keys may not list it. */
export function uploadPieces(places: Places): UploadPieces {
  const { blobBucket } = places;
  if (!blobBucket) return diskPieces(places);
  const bucket = siteBucket(blobBucket);
  return new WhereListed(async () => {
    try {
      await bucket.list({ max: 1 });
    } catch (error) {
      if (isBucketError(error) && error.fault === "forbidden") return diskPieces(places);
      throw asBlobsAway(error);
    }
    return new BucketPieces(bucket);
  });
}

/** Also on the disk of a site that has got a bucket since. */
export const allUploadPieces = (places: Places): UploadPieces[] =>
  places.blobBucket ? [uploadPieces(places), diskPieces(places)] : [diskPieces(places)];

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
