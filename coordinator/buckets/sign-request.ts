import { AwsV4Signer } from "aws4fetch";
import type { Connection, ConnectionKeys } from "./connection";

export interface Unsigned {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** Puts the signature into the URL, valid for this long, for callers without keys. */
  linkSeconds?: number;
}

export interface Signed {
  url: URL;
  headers: Record<string, string>;
}

/** Keys derived for a day and a region (half of the work), cached with the keys that they were derived from. */
const derived = new WeakMap<ConnectionKeys, Map<string, ArrayBuffer>>();

/** Signs all of the given headers and the host. */
export async function signRequest(
  connection: Connection,
  { method, url, headers, linkSeconds }: Unsigned,
): Promise<Signed> {
  const asked = new URL(url);
  if (linkSeconds !== undefined) asked.searchParams.set("X-Amz-Expires", String(linkSeconds));
  const payer: Record<string, string> = connection.requesterPays ? { "x-amz-request-payer": "requester" } : {};
  const signed = await new AwsV4Signer({
    ...connection.keys,
    service: "s3",
    region: connection.region,
    cache: cacheOf(connection.keys),
    method,
    url: asked.href,
    headers: { ...headers, ...payer },
    signQuery: linkSeconds !== undefined,
    allHeaders: true,
  }).sign();
  // Some servers read a plus as a space: after this every plus is written as %2B.
  signed.url.search = signed.url.search.replaceAll("+", "%20");
  return { url: signed.url, headers: Object.fromEntries(signed.headers) };
}

function cacheOf(keys: ConnectionKeys) {
  const cache = derived.get(keys) ?? new Map<string, ArrayBuffer>();
  derived.set(keys, cache);
  return cache;
}
