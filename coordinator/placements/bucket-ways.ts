import type { Bucket } from "../buckets/bucket";
import type { Connection } from "../buckets/connection";

/** A customer's bucket, to ask and to sign for. */
export interface BucketWays {
  bucket: Bucket;
  connection: Connection;
}
