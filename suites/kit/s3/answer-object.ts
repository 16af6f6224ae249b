import { setTimeout } from "node:timers/promises";
import { S3Refusal } from "./s3-refusal";
import type { S3Request } from "./s3-request";

const PIECE_BYTES = 256 * 1024;

/** GET and HEAD of an object: ranges, conditions, and the faults that affect the content. */
export async function giveObject({ request, response, contents, method, key, meets }: S3Request): Promise<void> {
  const object = contents.get(key);
  if (!object) throw new S3Refusal(404, "NoSuchKey");
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch, range } = request.headers;
  if (ifMatch !== undefined && ifMatch !== object.etag && !meets("ignores-if-match"))
    throw new S3Refusal(412, "PreconditionFailed");
  const { "x-amz-checksum-sha256": sum, ...kept } = object.headers;
  const headers: Record<string, string> = {
    ...kept,
    ...(sum !== undefined && request.headers["x-amz-checksum-mode"] === "ENABLED"
      ? { "x-amz-checksum-sha256": sum }
      : {}),
    etag: object.etag,
    "last-modified": object.at.toUTCString(),
    "accept-ranges": "bytes",
  };
  if (ifNoneMatch === object.etag) return void response.writeHead(304, headers).end();
  const part = meets("ignores-range") ? undefined : rangeOf(range, object.bytes);
  const { start, end } = part ?? { start: 0, end: object.bytes };
  if (part) headers["content-range"] = `bytes ${start}-${end - 1}/${object.bytes}`;
  response.writeHead(part ? 206 : 200, { ...headers, "content-length": end - start });
  if (method === "HEAD") return void response.end();
  const cut = meets("cut-off");
  const isOther = meets("other-bytes") !== undefined;
  const stop = cut ? Math.min(end, start + cut.afterBytes) : end;
  for (let at = start; at < stop; at += PIECE_BYTES) {
    const piece = Buffer.from(object.read(at, Math.min(at + PIECE_BYTES, stop)));
    if (isOther && at === start && piece.length > 0) piece.writeUInt8(piece.readUInt8(0) ^ 1, 0);
    if (!response.write(piece)) await drained(response);
    if (response.destroyed) return;
  }
  if (!cut) return void response.end();
  // The written bytes must leave this machine before the connection is closed.
  await setTimeout(20);
  response.destroy();
}

/** Resolves when more can be written, or the reader has disconnected. */
const drained = (response: S3Request["response"]) =>
  new Promise<void>((resolve) => {
    const over = () => {
      response.off("drain", over).off("close", over);
      resolve();
    };
    response.on("drain", over).on("close", over);
  });

function rangeOf(header: string | undefined, bytes: number) {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first !== "" && last !== "" ? Math.min(Number(last) + 1, bytes) : bytes;
  if (start >= end) throw new S3Refusal(416, "InvalidRange");
  return { start, end };
}
