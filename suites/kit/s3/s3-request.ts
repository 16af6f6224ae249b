import type { IncomingMessage, ServerResponse } from "node:http";
import type { BucketContents } from "./bucket-contents";
import type { FaultKind } from "./faults";
import type { S3Keys } from "./s3-keys";

/** A signed request for one bucket. */
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
  /** The active fault of this kind that applies to the request, if any. */
  meets<Kind extends FaultKind["kind"]>(kind: Kind): Extract<FaultKind, { kind: Kind }> | undefined;
}
