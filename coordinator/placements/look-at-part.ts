import { createHash } from "node:crypto";
import type { Bucket } from "../buckets/bucket";
import type { PlacedPart } from "./placed-parts";

/** `unsure`: the length is right, but the bucket stores no checksum, and somebody may still write there. */
export type Sight = "right" | "missing" | "other" | "unsure";

/**
 * Checks whether a part is in its place. A bucket that stores checksums has verified the bytes; from any other they are
 * read back, after the links by which they could be changed have expired.
 */
export async function lookAtPart(
  bucket: Bucket,
  { key, bytes, hash, pieces }: PlacedPart,
  linkIsOver: boolean,
): Promise<Sight> {
  const head = await bucket.head(key);
  if (!head) return "missing";
  if (head.bytes !== bytes) return "other";
  const sums = [base64Of(hash), ...(pieces ? sumsOfPieces(pieces) : [])];
  if (head.checksum !== undefined) return sums.includes(head.checksum) ? "right" : "other";
  // Links to pieces became useless when the object was completed.
  if (!linkIsOver && !pieces) return "unsure";
  return (await hashOf(bucket, key, head.etag)) === hash ? "right" : "other";
}

/** A bucket keeps the checksum of a multipart object's checksums, with the number of pieces. */
function sumsOfPieces(pieces: readonly string[]): string[] {
  const sum = createHash("sha256");
  for (const piece of pieces) sum.update(piece, "hex");
  const text = sum.digest("base64");
  return [text, `${text}-${pieces.length}`];
}

export const base64Of = (hex: string) => Buffer.from(hex, "hex").toString("base64");

async function hashOf(bucket: Bucket, key: string, etag: string): Promise<string> {
  const { body } = await bucket.read(key, { etag });
  const hash = createHash("sha256");
  for await (const piece of body) hash.update(piece);
  return hash.digest("hex");
}
