import type { PlacedByLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { pieceRanges } from "#protocol/manifest/piece-ranges";
import { isBucketError } from "../buckets/bucket-error";
import type { ListedPart } from "../buckets/multipart";
import { forgetUpload, noteUpload } from "./begun-uploads";
import type { ConnectedBucket } from "./connected-bucket";
import { linkToPart } from "./link-to-part";
import { base64Of } from "./look-at-part";
import type { OpenDestination } from "./open-destination";
import type { PlaceParts } from "./place-parts";
import type { PlacedPart } from "./placed-parts";
import type { PlacementAnswer } from "./placement-asks";

/** Asks the device to upload these; the links must be made at that moment, and no earlier. */
type Ask = (bytes: number, links: (expiresMs: number) => Promise<PlacedByLink[]>) => Promise<PlacementAnswer>;

interface Piece {
  number: number;
  start: number;
  bytes: number;
  hash: string;
}

/**
 * Has a large part uploaded in pieces. The device gets links to a few pieces at a time, so that none of them expires
 * however long the whole upload takes. This server begins the multipart upload and completes it: it asks the bucket
 * which pieces have arrived, and completes the object from those that were agreed on only.
 */
export async function placeInPieces(
  parts: PlaceParts,
  destination: OpenDestination,
  { connection, bucket: { multipart } }: ConnectedBucket,
  part: PlacedPart,
  ask: Ask,
): Promise<PlacementAnswer> {
  const { key, name } = part;
  const { connectionId, owner } = destination;
  const pieces = piecesOf(part);
  const uploadId = await multipart.begin(key, { checksums: true });
  await noteUpload(parts.pool, { connectionId, owner, key, uploadId });
  let isMade = false;
  try {
    for (let at = 0; at < pieces.length; at += LIMITS.MAX_PIECES_AT_ONCE) {
      const some = pieces.slice(at, at + LIMITS.MAX_PIECES_AT_ONCE);
      const answer = await ask(bytesOf(some), (expiresMs) =>
        Promise.all(
          some.map(async ({ number, start, bytes, hash }) => {
            const terms = { key, bytes, hash, expiresMs, part: { uploadId, number } };
            return { name, start, bytes, hash, ...(await linkToPart(parts, destination, connection, terms)) };
          }),
        ),
      );
      if (answer !== "stored") return answer;
    }
    const come = await multipart.list(key, uploadId);
    if (!areAllThere(come, pieces)) return "gone";
    await multipart.complete(key, uploadId, come);
    isMade = true;
    return "stored";
  } finally {
    const isOver = isMade || (await abort(() => multipart.abort(key, uploadId)));
    if (isOver) await forgetUpload(parts.pool, { connectionId, uploadId });
  }
}

function piecesOf({ bytes, pieces = [] }: PlacedPart): Piece[] {
  return pieceRanges(bytes).map(({ start, end }, at) => {
    const hash = pieces[at];
    if (hash === undefined) throw new Error("A large part of an output does not have a hash for each piece.");
    return { number: at + 1, start, bytes: end - start, hash };
  });
}

const bytesOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { bytes }) => sum + bytes, 0);

/** An object in a bucket without checksums is read back afterwards. */
const areAllThere = (come: readonly ListedPart[], pieces: readonly Piece[]) =>
  come.length === pieces.length &&
  pieces.every(({ number, bytes, hash }, at) => {
    const one = come[at];
    const isRight = one?.checksum === undefined || one.checksum === base64Of(hash);
    return one?.number === number && one.bytes === bytes && isRight;
  });

/** False when it must be tried again later. */
async function abort(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!isBucketError(error)) throw error;
    return error.fault === "no-object";
  }
}
