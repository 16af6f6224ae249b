import { randomBytes } from "node:crypto";
import { Bucket } from "#coordinator/buckets/bucket";
import type { Connection } from "#coordinator/buckets/connection";
import { type LinkTerms, presign } from "#coordinator/buckets/presign";
import type { Outbound } from "#coordinator/outbound/outbound";

/** A separate folder in a bucket, for one run. */
export interface Place {
  connection: Connection;
  bucket: Bucket;
  /** The bucket with other keys or another description. */
  otherwise(changes: Partial<Connection>): Bucket;
  /** Sends what a device would send with a link. */
  byLink(method: "GET" | "PUT", key: string, terms?: Partial<LinkTerms>, sent?: SentByLink): Promise<Response>;
  /** Removes everything in the folder. */
  clear(): Promise<void>;
}

export interface SentByLink {
  body?: string;
  /** Replaces the link's own. */
  headers?: Record<string, string>;
  method?: string;
  afterMs?: number;
}

const LINK_MS = 60_000;
const MAX_CLEARED_PAGES = 20;

export function placeIn(given: Connection, outbound: Outbound): Place {
  const connection = { ...given, prefix: `${given.prefix}.lamplighter-check-${randomBytes(6).toString("hex")}/` };
  const otherwise = (changes: Partial<Connection>) =>
    new Bucket({ connection: { ...connection, ...changes }, outbound });
  const bucket = otherwise({});
  return {
    connection,
    bucket,
    otherwise,
    async byLink(method, key, terms = {}, { body, headers, method: other = method, afterMs = 0 } = {}) {
      const link = await presign(connection, method, key, { expiresMs: LINK_MS, ...terms });
      if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
      return fetch(link.url, { method: other, headers: headers ?? link.headers, ...(body !== undefined && { body }) });
    },
    async clear() {
      for (let pages = 0; pages < MAX_CLEARED_PAGES; pages++) {
        const { objects } = await bucket.list({});
        if (objects.length === 0) return;
        for (const { key } of objects) await bucket.remove(key);
      }
    },
  };
}
