import { Bucket } from "../../buckets/bucket";
import type { Connection } from "../../buckets/connection";
import type { Range } from "../../buckets/range";
import { type PublicAccess, PublicObjects } from "./public-objects";

/** How objects are accessed while a job is planned. */
export interface ObjectAccess extends PublicAccess {
  /** Those of the job's customer that its inputs name. */
  connections: readonly Connection[];
}

/** An object as it was found. */
export interface FoundObject {
  /** As people refer to it. */
  address: string;
  /** Its name below the folders that its pattern names without wildcards. */
  name: string;
  connection?: Connection;
  key: string;
  etag: string;
  bytes: number;
}

/** Some bytes of an object, if it has not changed. */
export function readFound(access: ObjectAccess, object: FoundObject, range: Range): Promise<Uint8Array> {
  const { connection, key, etag } = object;
  const terms = { range, ...(etag === "" ? {} : { etag }) };
  if (!connection) return new PublicObjects(access).bytes(key, terms);
  return bucketOf(access, connection).bytes(key, { ...terms, maxBytes: range.end - range.start });
}

export const bucketOf = ({ outbound, signal }: ObjectAccess, connection: Connection) =>
  new Bucket({ connection, outbound, ...(signal ? { signal } : {}) });
