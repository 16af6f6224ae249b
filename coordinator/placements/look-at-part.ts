import { createHash } from "node:crypto";
import type { Bucket } from "../buckets/bucket";
import type { PlacedPart } from "./placed-parts";

/** `unsure`: of the right length, and the bucket cannot say more, while somebody may still write there. */
export type Sight = "right" | "missing" | "other" | "unsure";

/**
 * Looks itself whether a part is in its place. A bucket that holds checksums has looked at the bytes; of any other they are
 * read back, when no link is good any more by which they could be changed.
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
  // Links to pieces are good for nothing since the object was made of them.
  if (!linkIsOver && !pieces) return "unsure";
  return (await hashOf(bucket, key, head.etag)) === hash ? "right" : "other";
}

/** A bucket that was given pieces keeps the sum of their sums, and says of how many. */
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
