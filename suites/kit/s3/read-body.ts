import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { S3Refusal } from "./s3-refusal";

const MAX_BODY_BYTES = 512 * 1024 * 1024;

/** Reads a body, and verifies every checksum that came with it, unless the server is one that does not. */
export async function readBody(request: IncomingMessage, payload: string, looks: boolean): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) throw new S3Refusal(400, "EntityTooLarge");
    pieces.push(piece);
  }
  const body = Buffer.concat(pieces);
  if (!looks) return body;
  if (/^[0-9a-f]{64}$/.test(payload) && sum("sha256", "hex", body) !== payload)
    throw new S3Refusal(400, "XAmzContentSHA256Mismatch");
  const sha256 = request.headers["x-amz-checksum-sha256"];
  if (sha256 !== undefined && sum("sha256", "base64", body) !== sha256) throw new S3Refusal(400, "BadDigest");
  const md5 = request.headers["content-md5"];
  if (md5 !== undefined && sum("md5", "base64", body) !== md5) throw new S3Refusal(400, "BadDigest");
  return body;
}

const sum = (algorithm: string, encoding: "hex" | "base64", body: Buffer) =>
  createHash(algorithm).update(body).digest(encoding);
