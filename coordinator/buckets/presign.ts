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
  /** For GET: only this byte range. */
  range?: Range;
  /** For GET: only while the object still has this ETag. */
  etag?: string;
  /** For PUT: the SHA-256 of the bytes in base64; a bucket that checks it accepts no others. */
  checksum?: string;
  /** For PUT: exactly this many bytes. */
  bytes?: number;
  /** For PUT: only if the object does not exist yet. */
  once?: boolean;
  /** For PUT: as one part of a multipart upload. */
  part?: { uploadId: string; number: number };
}

/** For one method and one object; valid only with exactly these headers. */
export interface Link {
  url: string;
  headers: Record<string, string>;
}

/** Signs a link that works without keys. */
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
  // Clients send this header themselves, and browsers let nobody else set it.
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
