import { Readable } from "node:stream";
import type { Bucket } from "../../buckets/bucket";
import { foreseen } from "../../storage/blobs-away";
import { parseUploadName, type UploadName, uploadText } from "./upload-name";
import type { UploadPieces } from "./upload-pieces";

const FOLDER = "uploads/";
const MIB = 1024 * 1024;
/** What is written at once, and kept in memory until then. */
const PIECE_BYTES = 2 * MIB;
/** A smaller last piece is written again with what follows it, so that many small requests leave few objects. */
const SMALL_BYTES = MIB / 4;
const REMOVED_AT_ONCE = 8;

/** An object: that many bytes of the upload, from there on, and when they were written. */
interface Piece {
  key: string;
  from: number;
  end: number;
  at: number;
}

/**
 * Each upload is a folder of objects in the site's bucket, so that its requests may reach any coordinator. An upload is
 * identified by its content: whoever writes the same part of it, also at the same moment, writes the same bytes, and pieces
 * may overlap. The hash decides at the end.
 */
export class BucketPieces implements UploadPieces {
  readonly #bucket: Bucket;
  readonly #now: () => number;

  constructor(bucket: Bucket, now: () => number = Date.now) {
    this.#bucket = bucket;
    this.#now = now;
  }

  async of(owner: string) {
    const names = new Set<string>();
    for await (const key of this.#keys(`${FOLDER}${owner}-`)) names.add(uploadOf(key));
    return [...names].flatMap((name) => parseUploadName(name) ?? []);
  }

  async offset(name: UploadName) {
    const pieces = await this.#pieces(name);
    return pieces.length === 0 ? undefined : (chain(pieces).at(-1)?.end ?? 0);
  }

  async begin(name: UploadName) {
    await this.#write(name, 0, Buffer.alloc(0));
  }

  async append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>) {
    const last = chain(await this.#pieces(name)).findLast(({ end }) => end === from);
    const isSmall = last !== undefined && last.end - last.from < SMALL_BYTES;
    let [start, kept] = isSmall ? [last.from, [await this.#bytesOf(last)]] : [from, []];
    let at = from;
    const flush = async () => {
      if (at > start && at > from) await this.#write(name, start, Buffer.concat(kept));
      [start, kept] = [at, []];
    };
    try {
      for await (const chunk of chunks) {
        const bytes = chunk.subarray(0, name.bytes - at);
        kept.push(bytes);
        at += bytes.length;
        if (at - start >= PIECE_BYTES) await flush();
        if (bytes.length < chunk.length) break;
      }
    } finally {
      await flush();
    }
    if (isSmall && at > from) await foreseen(() => this.#bucket.remove(last.key));
    return at;
  }

  read(name: UploadName) {
    return Readable.from(this.#read(name), { objectMode: false });
  }

  async *#read(name: UploadName) {
    let at = 0;
    for (const piece of chain(await this.#pieces(name))) {
      const bytes = await this.#bytesOf(piece);
      yield bytes.subarray(at - piece.from);
      at = piece.end;
    }
  }

  async remove(name: UploadName) {
    await this.#removeAll((await this.#pieces(name)).map(({ key }) => key));
  }

  async sweep(before: number) {
    const uploads = new Map<string, { keys: string[]; newest: number }>();
    for await (const key of this.#keys(FOLDER)) {
      const upload = uploads.get(uploadOf(key)) ?? { keys: [], newest: 0 };
      upload.keys.push(key);
      upload.newest = Math.max(upload.newest, pieceOf(key)?.at ?? 0);
      uploads.set(uploadOf(key), upload);
    }
    const old = [...uploads.values()].filter(({ newest }) => newest < before);
    for (const { keys } of old) await this.#removeAll(keys);
    return old.length;
  }

  async #pieces(name: UploadName): Promise<Piece[]> {
    const pieces: Piece[] = [];
    for await (const key of this.#keys(`${FOLDER}${uploadText(name)}/`)) {
      const piece = pieceOf(key);
      if (piece) pieces.push(piece);
    }
    return pieces;
  }

  async *#keys(prefix: string): AsyncIterable<string> {
    let after: string | undefined;
    do {
      const page = await foreseen(() => this.#bucket.list({ prefix, ...(after !== undefined && { after }) }));
      for (const { key } of page.objects) yield key;
      after = page.next;
    } while (after !== undefined);
  }

  async #write(name: UploadName, from: number, bytes: Buffer) {
    const key = `${FOLDER}${uploadText(name)}/${from}-${from + bytes.length}-${this.#now()}`;
    await foreseen(() => this.#bucket.write(key, bytes));
  }

  #bytesOf({ key, from, end }: Piece): Promise<Uint8Array> {
    return foreseen(() => this.#bucket.bytes(key, { maxBytes: end - from }));
  }

  async #removeAll(keys: readonly string[]) {
    for (let at = 0; at < keys.length; at += REMOVED_AT_ONCE)
      await foreseen(() => Promise.all(keys.slice(at, at + REMOVED_AT_ONCE).map((key) => this.#bucket.remove(key))));
  }
}

const uploadOf = (key: string) => key.slice(FOLDER.length).split("/")[0] ?? "";

function pieceOf(key: string): Piece | undefined {
  const [, from, end, at] = /\/(\d+)-(\d+)-(\d+)$/.exec(key) ?? [];
  return at === undefined ? undefined : { key, from: Number(from), end: Number(end), at: Number(at) };
}

/** Those that follow each other without a gap from the first byte on, each the one that reaches farthest. */
function chain(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; ; ) {
    const next = pieces
      .filter(({ from, end }) => from <= at && end > at)
      .reduce<Piece | undefined>((best, one) => (best && best.end >= one.end ? best : one), undefined);
    if (!next) return found;
    found.push(next);
    at = next.end;
  }
}
