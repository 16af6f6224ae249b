import { createHash, randomUUID } from "node:crypto";
import { readBody } from "./read-body";
import { S3Refusal } from "./s3-refusal";
import type { S3Request } from "./s3-request";
import { documentOf, element } from "./xml";

/** PUT, POST and DELETE of an object, whole or in parts. */
export async function takeObject(asked: S3Request): Promise<void> {
  const { method, query } = asked;
  if (!asked.keys.mayWrite || asked.meets("read-only-keys")) throw new S3Refusal(403, "AccessDenied");
  const uploadId = query.get("uploadId");
  if (uploadId !== null && !asked.contents.uploads.has(uploadId)) throw new S3Refusal(404, "NoSuchUpload");
  if (method === "GET" && uploadId !== null) return listParts(asked, uploadId);
  if (method === "POST" && query.has("uploads")) return beginUpload(asked);
  if (method === "POST" && uploadId !== null) return completeUpload(asked, uploadId);
  if (method === "PUT" && uploadId !== null) return takePart(asked, uploadId);
  if (method === "PUT") return putObject(asked);
  if (method === "DELETE") {
    if (uploadId === null) asked.contents.remove(asked.key);
    else asked.contents.uploads.delete(uploadId);
    return void asked.response.writeHead(204).end();
  }
  throw new S3Refusal(405, "MethodNotAllowed");
}

const bodyOf = (asked: S3Request) => readBody(asked.request, asked.payload, !asked.meets("ignores-checksum"));

async function putObject(asked: S3Request): Promise<void> {
  const { request, response, contents, key } = asked;
  const body = await bodyOf(asked);
  refuseSecond(asked);
  const { "x-amz-checksum-sha256": sum, ...headers } = keptHeaders(request.headers);
  // A server that does not verify a checksum does not store it, either.
  const kept =
    sum !== undefined && !asked.meets("ignores-checksum") ? { ...headers, "x-amz-checksum-sha256": sum } : headers;
  const { etag } = contents.put(key, body, kept);
  response.writeHead(200, { etag }).end();
}

function refuseSecond({ request, contents, key, meets }: S3Request) {
  if (request.headers["if-none-match"] !== "*" || !contents.get(key) || meets("ignores-if-none-match")) return;
  throw new S3Refusal(412, "PreconditionFailed");
}

function beginUpload({ request, response, contents, key, meets }: S3Request): void {
  const uploadId = randomUUID();
  const { "x-amz-checksum-algorithm": algorithm, ...headers } = keptHeaders(request.headers);
  const looks = algorithm !== undefined && !meets("ignores-checksum") ? { "x-amz-checksum-algorithm": algorithm } : {};
  contents.uploads.set(uploadId, { key, headers: { ...headers, ...looks }, parts: new Map() });
  const root = `<InitiateMultipartUploadResult>${element("Key", key)}${element("UploadId", uploadId)}</InitiateMultipartUploadResult>`;
  response.writeHead(200, { "content-type": "application/xml" }).end(documentOf(root));
}

function listParts({ response, contents }: S3Request, uploadId: string): void {
  const upload = contents.uploads.get(uploadId);
  const parts = [...(upload?.parts ?? [])].sort(([a], [b]) => a - b);
  const looks = upload?.headers["x-amz-checksum-algorithm"] !== undefined;
  const texts = parts.map(([number, bytes]) => {
    const sum = looks ? element("ChecksumSHA256", createHash("sha256").update(bytes).digest("base64")) : "";
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    return `<Part>${element("PartNumber", String(number))}${element("ETag", etag)}${element("Size", String(bytes.length))}${sum}</Part>`;
  });
  response.writeHead(200, { "content-type": "application/xml" });
  response.end(documentOf(`<ListPartsResult>${texts.join("")}</ListPartsResult>`));
}

async function takePart(asked: S3Request, uploadId: string): Promise<void> {
  const body = await bodyOf(asked);
  asked.contents.uploads.get(uploadId)?.parts.set(Number(asked.query.get("partNumber")), body);
  asked.response.writeHead(200, { etag: `"${createHash("md5").update(body).digest("hex")}"` }).end();
}

async function completeUpload(asked: S3Request, uploadId: string): Promise<void> {
  const body = (await bodyOf(asked)).toString("utf8");
  const numbers = [...body.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number));
  refuseSecond(asked);
  const object = asked.contents.join(uploadId, numbers);
  if (object === undefined) throw new S3Refusal(400, "InvalidPart");
  if (object === "small") throw new S3Refusal(400, "EntityTooSmall");
  const root = `<CompleteMultipartUploadResult>${element("ETag", object.etag)}</CompleteMultipartUploadResult>`;
  asked.response.writeHead(200, { "content-type": "application/xml" }).end(documentOf(root));
}

const KEPT = new Set([
  "content-type",
  "content-disposition",
  "content-encoding",
  "cache-control",
  "x-amz-checksum-sha256",
  "x-amz-checksum-algorithm",
]);

const keptHeaders = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && (KEPT.has(name) || name.startsWith("x-amz-meta-")) ? [[name, value]] : [],
    ),
  );
