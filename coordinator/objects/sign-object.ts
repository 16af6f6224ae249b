import type { ObjectRef } from "#core/jobs/object-ref";
import { LIMITS } from "#protocol/limits";
import { BucketError } from "../buckets/bucket-error";
import type { Connection } from "../buckets/connection";
import type { ConnectionStore } from "../buckets/connection-store";
import { type Link, presign } from "../buckets/presign";
import { type Range, rangeHeader } from "../buckets/range";

/** A link to a unit's bytes, from byte `from` on, if the object is unchanged since it was listed. */
export function signObject(connection: Connection, object: ObjectRef, from = 0): Promise<Link> {
  const range = rangeOf(object, from);
  return presign(connection, "GET", object.key, {
    expiresMs: LIMITS.MAX_LINK_MS,
    ...(range ? { range } : {}),
    ...(object.etag === "" ? {} : { etag: object.etag }),
  });
}

/** The same for a public object. */
export function publicLink(object: ObjectRef, from = 0): Link {
  const range = rangeOf(object, from);
  return { url: object.key, headers: range ? { range: rangeHeader(range) } : {} };
}

/** It may have been deleted. It cannot belong to somebody else, but is checked nevertheless. */
export async function connectionOf(connections: ConnectionStore, id: string, owner: string): Promise<Connection> {
  const connection = await connections.byId(id);
  if (connection?.owner === owner) return connection;
  throw new BucketError("no-connection", "The connection was deleted.");
}

/** Undefined: the whole object. */
export function rangeOf({ start, bytes }: ObjectRef, from = 0): Range | undefined {
  if (start === undefined && from === 0) return undefined;
  return { start: (start ?? 0) + from, end: (start ?? 0) + bytes };
}
