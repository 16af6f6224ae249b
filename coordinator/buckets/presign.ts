import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { BucketError } from "./bucket-error";
import type { Connection } from "./connection";
import { objectUrl } from "./object-url";
import { type Range, rangeHeader } from "./range";
import { signRequest } from "./sign-request";

export interface LinkTerms {
  /** At most `MAX_LINK_MS`. */
  expiresMs: number;
  /** Of a GET: no other bytes than these. */
  range?: Range;
  /** Of a GET: only as long as the object is still the one with this ETag. */
  etag?: string;
  /** Of a PUT: the SHA-256 of the bytes in base64; a bucket that heeds it takes no others. */
  checksum?: string;
  /** Of a PUT: so many bytes, and neither more nor less. */
  bytes?: number;
  /** Of a PUT: only where there is nothing yet. */
  once?: boolean;
  /** Of a PUT: as one part of a larger object. */
  part?: { uploadId: string; number: number };
}

/** For one method and one object; it is good only with exactly these headers. */
export interface Link {
  url: string;
  headers: Record<string, string>;
}

/** A link for somebody who has no keys. */
export async function presign(
  connection: Connection,
  method: "GET" | "PUT",
  key: string,
  terms: LinkTerms,
): Promise<Link> {
  if (method === "PUT" && connection.readOnly) throw new BucketError("read-only", "The connection is read-only.");
  const { part } = terms;
  const query = part && { partNumber: String(part.number), uploadId: part.uploadId };
  const signed = await signRequest(connection, {
    method,
    url: objectUrl(connection, key, query),
    headers: headersOf(terms),
    linkSeconds: Math.ceil(Math.min(terms.expiresMs, LIMITS.MAX_LINK_MS) / SECOND),
  });
  // Every client says by itself how much it sends, and browsers let nobody else say it.
  const { "content-length": _, ...headers } = signed.headers;
  return { url: signed.url.href, headers };
}

const headersOf = ({ range, etag, checksum, bytes, once }: LinkTerms): Record<string, string> => ({
  ...(range && { range: rangeHeader(range) }),
  ...(etag !== undefined && { "if-match": etag }),
  ...(bytes !== undefined && { "content-length": String(bytes) }),
  ...(checksum !== undefined && { "x-amz-checksum-sha256": checksum }),
  ...(once && { "if-none-match": "*" }),
});
