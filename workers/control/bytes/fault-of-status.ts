import type { BucketFault } from "#protocol/api/storage";

/** The meaning of a bucket's response to a link, if only its status can be seen. */
export function faultOfStatus(status: number): BucketFault {
  if (status === 403 || status === 401) return "forbidden";
  if (status === 404) return "no-object";
  if (status === 412 || status === 416) return "object-changed";
  return status === 429 || status >= 500 ? "busy" : "not-s3";
}
