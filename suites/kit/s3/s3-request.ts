import type { IncomingMessage, ServerResponse } from "node:http";
import type { BucketContents } from "./bucket-contents";
import type { FaultKind } from "./faults";
import type { S3Keys } from "./s3-keys";

/** A signed request about one bucket, as the answers see it. */
export interface S3Request {
  request: IncomingMessage;
  response: ServerResponse;
  contents: BucketContents;
  method: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  keys: S3Keys;
  payload: string;
  /** The fault of this kind that the request meets, if one is set. */
  meets<Kind extends FaultKind["kind"]>(kind: Kind): Extract<FaultKind, { kind: Kind }> | undefined;
}
