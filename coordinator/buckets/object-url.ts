import { LIMITS } from "#protocol/limits";
import { BucketError } from "./bucket-error";
import type { Connection } from "./connection";

const utf8 = new TextEncoder();

/** Where an object of the connection's bucket is; its key is below the connection's prefix. */
export const objectUrl = (connection: Connection, key: string, query?: Record<string, string>): URL =>
  urlOf(connection, encodeKey(connection.prefix, key), query);

/** The URL of the bucket itself, for instance to list its objects. */
export const bucketUrl = (connection: Connection, query: Record<string, string>): URL => urlOf(connection, "", query);

function urlOf({ endpoint, region, bucket, pathStyle }: Connection, path: string, query: Record<string, string> = {}) {
  const base = new URL(endpoint || `https://s3.${region}.amazonaws.com`);
  const host = pathStyle ? base.host : `${bucket}.${base.host}`;
  const text = `${base.protocol}//${host}/${pathStyle ? `${encodeSegment(bucket)}/` : ""}${path}`;
  if (!URL.canParse(text))
    throw new BucketError("unresolved", "The bucket's name and the endpoint do not form a valid host name.");
  const url = new URL(text);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/**
 * Encodes each segment between slashes so strictly that signer, server and URL read it alike. `.` and `..` are refused:
 * URLs resolve them, which would lead outside the prefix.
 */
function encodeKey(prefix: string, key: string): string {
  const whole = prefix + key;
  const segments = whole.split("/");
  if (segments.some((segment) => segment === "." || segment === ".."))
    throw new BucketError("unusable-key", "A key has . or .. between slashes.");
  if (key === "" || utf8.encode(whole).length > LIMITS.MAX_OBJECT_KEY_BYTES || /[\ud800-\udfff]/u.test(whole))
    throw new BucketError("unusable-key", "A key is empty, too long, or not text.");
  return segments.map(encodeSegment).join("/");
}

const encodeSegment = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
