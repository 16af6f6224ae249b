import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as othersTurn } from "node:timers/promises";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { DEFLATED, fileHeader, STORED, sizesAfter, ZipDirectory, type ZipEntry, ZipTime } from "./zip-directory";

/** A file of the archive. Its contents are read when its turn has come, and not kept. */
export interface ZippedFile {
  /** A relative path. */
  name: string;
  contents: Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** Longer contents are compressed on another thread, slice by slice. */
const MAX_HERE_BYTES = 16 * 1024;
const SLICE_BYTES = 64 * 1024;
/** Shorter ones are stored as they are. */
const MIN_PACKED_BYTES = 64;
/** What is passed on together: there may be a hundred thousand files of a few bytes. */
const PIECE_BYTES = 16 * 1024;

/**
 * A zip, written while it is read: memory has one file's contents at most, and the directory. `at`: the time that all
 * files get.
 */
export const writeZip = (files: AsyncIterable<ZippedFile>, at: Date): AsyncGenerator<Uint8Array> =>
  joined(piecesOf(files, new ZipTime(at)));

async function* piecesOf(files: AsyncIterable<ZippedFile>, time: ZipTime): AsyncGenerator<Uint8Array> {
  const directory = new ZipDirectory(time);
  let written = 0;
  const counted = (piece: Uint8Array) => {
    written += piece.length;
    return piece;
  };
  for await (const { name, contents } of files) {
    const place = { name: Buffer.from(name), at: written };
    if (contents instanceof Uint8Array && contents.length <= MAX_HERE_BYTES) {
      const { packed, ...sizes } = packHere(contents);
      const entry = { ...place, ...sizes, isStreamed: false };
      yield counted(fileHeader(entry, time));
      yield counted(packed);
      directory.add(entry);
    } else {
      const entry: ZipEntry = { ...place, method: DEFLATED, crc: 0, packedBytes: 0, bytes: 0, isStreamed: true };
      yield counted(fileHeader(entry, time));
      for await (const piece of packThere(contents, entry)) yield counted(piece);
      yield counted(sizesAfter(entry));
      directory.add(entry);
    }
  }
  yield* directory.pieces(written);
}

function packHere(contents: Uint8Array): Omit<ZipEntry, "name" | "at" | "isStreamed"> & { packed: Uint8Array } {
  const { length } = contents;
  const sizes = { crc: crc32(contents), bytes: length };
  const packed = length < MIN_PACKED_BYTES ? contents : deflateRawSync(contents, memoryFor(length));
  return packed.length < length
    ? { ...sizes, method: DEFLATED, packed, packedBytes: packed.length }
    : { ...sizes, method: STORED, packed: contents, packedBytes: length };
}

/** zlib reserves a quarter of a megabyte for each file, unless it is told how short this one is. */
function memoryFor(length: number) {
  const windowBits = Math.max(9, Math.ceil(Math.log2(length)));
  return { windowBits, memLevel: windowBits - 6, chunkSize: length + SLACK_BYTES };
}

const SLACK_BYTES = 64;

/** Enters in `entry` what has passed. */
async function* packThere(contents: ZippedFile["contents"], entry: ZipEntry): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  const source = contents instanceof Uint8Array ? slices(contents) : contents;
  const reading = pipeline(Readable.from(summed(source, entry), { objectMode: false }), packer);
  reading.catch(() => {}); // The packer ends with the same error.
  for await (const piece of packer as AsyncIterable<Buffer>) {
    entry.packedBytes += piece.length;
    yield piece;
  }
}

async function* summed(source: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>, entry: ZipEntry) {
  for await (const piece of source) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    entry.crc = crc32(bytes, entry.crc);
    entry.bytes += bytes.length;
    if (bytes.length > 0) yield bytes;
  }
}

function* slices(contents: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < contents.length; at += SLICE_BYTES) yield contents.subarray(at, at + SLICE_BYTES);
}

/** Joins short pieces, and lets other work run between long ones. */
async function* joined(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
    await othersTurn();
  }
  if (bytes > 0) yield Buffer.concat(held);
}
