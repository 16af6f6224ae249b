import type { Bucket } from "../buckets/bucket";
import type { Connection } from "../buckets/connection";

/** A customer's bucket, for requests and for signing links. */
export interface ConnectedBucket {
  bucket: Bucket;
  connection: Connection;
}
