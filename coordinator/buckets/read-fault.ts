import type { BucketFault } from "#protocol/api/storage";
import type { OutboundAnswer } from "../outbound/outbound";
import { BucketError } from "./bucket-error";
import { readXml, textOf } from "./read-xml";

/** S3's error codes that have a single meaning. */
const FAULTS: Record<string, BucketFault> = {
  InvalidAccessKeyId: "wrong-keys",
  SignatureDoesNotMatch: "wrong-keys",
  InvalidToken: "wrong-keys",
  ExpiredToken: "keys-expired",
  TokenRefreshRequired: "keys-expired",
  RequestTimeTooSkewed: "wrong-clock",
  AccessDenied: "forbidden",
  AllAccessDisabled: "forbidden",
  AccountProblem: "forbidden",
  NoSuchBucket: "no-bucket",
  InvalidBucketName: "no-bucket",
  PermanentRedirect: "other-region",
  TemporaryRedirect: "other-region",
  AuthorizationHeaderMalformed: "other-region",
  IllegalLocationConstraintException: "other-region",
  NoSuchKey: "no-object",
  NoSuchUpload: "no-object",
  PreconditionFailed: "object-changed",
  InvalidRange: "object-changed",
  InvalidObjectState: "object-archived",
  BadDigest: "other-bytes",
  InvalidDigest: "other-bytes",
  XAmzContentSHA256Mismatch: "other-bytes",
  XAmzContentChecksumMismatch: "other-bytes",
  EntityTooLarge: "too-large",
  SlowDown: "busy",
  ServiceUnavailable: "busy",
  InternalError: "busy",
  RequestTimeout: "busy",
  OperationAborted: "busy",
};

/** When there is only the status, as for HEAD. */
function faultOfStatus(status: number): BucketFault {
  if (status === 503 || status === 429 || status === 408 || status >= 500) return "busy";
  if (status >= 300 && status < 400) return "redirected";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404) return "no-object";
  if (status === 412 || status === 409 || status === 416) return "object-changed";
  return "not-s3";
}

/** The fault that an unsuccessful response means, by its status, its headers and its body if it has one. */
export function readFault({ status, headers }: Pick<OutboundAnswer, "status" | "headers">, body: string): BucketError {
  const error = body.includes("<Error") ? readErrorOf(body) : undefined;
  const code = error && textOf(error, "Code");
  const region = headers["x-amz-bucket-region"] ?? (error && textOf(error, "Region"));
  const known = code === undefined ? undefined : FAULTS[code];
  const isElsewhere = region !== undefined && status >= 300 && status < 400;
  const fault = isElsewhere ? "other-region" : (known ?? faultOfStatus(status));
  return new BucketError(fault, `The bucket answered ${status}${code ? ` ${code.slice(0, 60)}` : ""}.`, {
    region: fault === "other-region" ? region?.slice(0, 60) : undefined,
  });
}

function readErrorOf(body: string) {
  try {
    const root = readXml(body);
    return root.name === "Error" ? root : undefined;
  } catch {
    return undefined;
  }
}
