import type { InputPlace } from "#protocol/job-faults/input-faults";

const HASH_BYTES = 32;
const KINDS = ["line", "element", "unit"] as const satisfies InputPlace["kind"][];
const PLACE_NUMBERS = 3;
/** Names that are handled without a pause. */
const PIECE = 2_000;

/**
 * Blobs that lines name, in the order of their hashes, and where each was named first. A thread hands a hundred thousand
 * of them over as two pieces of memory: as an object each, they would hold the event loop of whoever receives them.
 */
export interface NamedBlobs {
  /** 32 bytes each. */
  hashes: Uint8Array;
  /** Three numbers each: which kind of place, its number, and its offset. */
  places: Float64Array;
}

export interface NamedBlob {
  hash: string;
  place: InputPlace;
}

export const countNamed = ({ hashes }: NamedBlobs): number => hashes.length / HASH_BYTES;

export function packNamed(named: ReadonlyMap<string, InputPlace>): NamedBlobs {
  const sorted = [...named].sort(([one], [other]) => (one < other ? -1 : 1));
  const hashes = Buffer.alloc(HASH_BYTES * sorted.length);
  const places = new Float64Array(PLACE_NUMBERS * sorted.length);
  for (const [at, [hash, place]] of sorted.entries()) {
    hashes.write(hash, HASH_BYTES * at, "hex");
    const offset = place.kind === "element" ? place.offset : 0;
    places.set([KINDS.indexOf(place.kind), place.number, offset], PLACE_NUMBERS * at);
  }
  return { hashes: new Uint8Array(hashes), places };
}

/** In pieces that may be handled without a pause. */
export function* piecesOf(named: NamedBlobs): Generator<NamedBlob[]> {
  for (let from = 0; from < countNamed(named); from += PIECE) {
    const before = Math.min(from + PIECE, countNamed(named));
    yield Array.from({ length: before - from }, (_, at) => ({
      hash: hashAt(named, from + at),
      place: placeAt(named, from + at),
    }));
  }
}

/** All of these hashes once, ascending, in pieces that may be handled without a pause. */
export function* sortedPieces(few: Iterable<string>, named?: NamedBlobs): Generator<string[]> {
  const rest = [...new Set(few)].sort();
  let piece: string[] = [];
  for (let at = 0; named && at < countNamed(named); at += 1) {
    const hash = hashAt(named, at);
    while (rest[0] !== undefined && rest[0] < hash) piece.push(rest.shift() as string);
    if (rest[0] === hash) rest.shift();
    piece.push(hash);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  piece.push(...rest);
  if (piece.length > 0) yield piece;
}

function hashAt({ hashes }: NamedBlobs, at: number): string {
  const { buffer, byteOffset } = hashes;
  return Buffer.from(buffer, byteOffset + HASH_BYTES * at, HASH_BYTES).toString("hex");
}

function placeAt({ places }: NamedBlobs, at: number): InputPlace {
  const [nth = 0, number = 0, offset = 0] = places.subarray(PLACE_NUMBERS * at, PLACE_NUMBERS * (at + 1));
  const kind = KINDS[nth] ?? "line";
  return kind === "element" ? { kind, number, offset } : { kind, number };
}
