import { AwsV4Signer } from "aws4fetch";
import type { Connection, ConnectionKeys } from "./connection";

export interface Unsigned {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** Puts the signature into the address, good for so long: for whoever has no keys. */
  linkSeconds?: number;
}

export interface Signed {
  url: URL;
  headers: Record<string, string>;
}

/** Keys derived for a day and a region, which are half of the work; they go with the keys that they were derived from. */
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
  // A plus is a space to some servers and a plus to others; after this none is left that was not written as %2B.
  signed.url.search = signed.url.search.replaceAll("+", "%20");
  return { url: signed.url, headers: Object.fromEntries(signed.headers) };
}

function cacheOf(keys: ConnectionKeys) {
  const cache = derived.get(keys) ?? new Map<string, ArrayBuffer>();
  derived.set(keys, cache);
  return cache;
}
