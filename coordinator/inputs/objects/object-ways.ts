import { Bucket } from "../../buckets/bucket";
import type { Connection } from "../../buckets/connection";
import type { Range } from "../../buckets/range";
import { PublicObjects, type PublicWays } from "./public-objects";

/** By what way objects are reached while a job is planned. */
export interface ObjectWays extends PublicWays {
  /** Of the job's customer, as far as its inputs name them. */
  connections: readonly Connection[];
}

/** An object as it was found. */
export interface FoundObject {
  /** As people call it. */
  address: string;
  /** What it is called below the folder that its pattern spells out. */
  name: string;
  connection?: Connection;
  key: string;
  etag: string;
  bytes: number;
}

/** Some bytes of an object, as long as it is still the same. */
export function readFound(ways: ObjectWays, object: FoundObject, range: Range): Promise<Uint8Array> {
  const { connection, key, etag } = object;
  const terms = { range, ...(etag === "" ? {} : { etag }) };
  if (!connection) return new PublicObjects(ways).bytes(key, terms);
  return bucketOf(ways, connection).bytes(key, { ...terms, maxBytes: range.end - range.start });
}

export const bucketOf = ({ outbound, signal }: ObjectWays, connection: Connection) =>
  new Bucket({ connection, outbound, ...(signal ? { signal } : {}) });
