import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { Sha256 } from "#protocol/job-manifest";
import { LIMITS, type Limits } from "#protocol/limits";
import type { Auth } from "../auth/create-auth";
import { credentialHeaders } from "../auth/credential-headers";
import { assertSameOrigin } from "../auth/same-origin";
import type { Signatures } from "../auth/signatures";
import type { BlobStore, PutOutcome } from "../storage/blob-store";
import { DISK_FULL, isDiskFull } from "../storage/disk-full";
import { answerError, answerJson, answerText } from "./answer";
import { byteRange } from "./byte-range";
import type { Route } from "./site-router";
import { UploadGate } from "./upload-gate";

export interface BlobRouteParts {
  blobs: BlobStore;
  signatures: Signatures;
  auth: Auth;
  siteUrl: string;
  /** Whether the city knows this device and has not banned it. */
  isWelcome: (deviceId: string) => Promise<boolean>;
  limits?: Limits;
}

interface Doors extends BlobRouteParts {
  uploads: UploadGate;
  outputs: UploadGate;
}

const MIB = 1024 * 1024;
const PREFIX = "/blobs/";

/**
 * Bytes by content hash: whoever knows the hash may read them (it cannot be guessed), and they never change. Customers
 * upload by POST, devices deliver large outputs by PUT.
 */
export function blobRoutes(parts: BlobRouteParts): Route[] {
  const { uploadsAtOnce, uploadBytesPerHour, outputsAtOnce, outputBytesPerHour } = parts.limits ?? LIMITS;
  const doors: Doors = {
    ...parts,
    uploads: new UploadGate({ atOnce: uploadsAtOnce, bytesPerHour: uploadBytesPerHour }),
    outputs: new UploadGate({ atOnce: outputsAtOnce, bytesPerHour: outputBytesPerHour }),
  };
  const path = { prefix: PREFIX };
  return [
    { method: "GET", path, handle: (request, response) => sendBlob(doors, request, response) },
    { method: "PUT", path, upload: true, handle: (request, response) => takeOutput(doors, request, response) },
    {
      method: "POST",
      path: "/api/v1/blobs",
      upload: true,
      handle: (request, response) => takeUpload(doors, request, response),
    },
  ];
}

const hashOf = (request: IncomingMessage) =>
  Sha256.safeParse((request.url ?? "").split("?")[0]?.slice(PREFIX.length)).data;

async function sendBlob({ blobs }: BlobRouteParts, request: IncomingMessage, response: ServerResponse) {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (request.method === "OPTIONS") {
    response.setHeader("access-control-allow-methods", "GET, HEAD");
    response.setHeader("access-control-allow-headers", "range");
    response.writeHead(204);
    return response.end();
  }
  const hash = hashOf(request);
  const size = hash === undefined ? undefined : await blobs.size(hash);
  if (!hash || size === undefined) return answerText(response, 404, "There is no such blob.");
  const range = byteRange(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.setHeader("content-range", `bytes */${size}`);
    return answerText(response, 416, "That range lies outside the blob.");
  }
  const { start, end } = range ?? { start: 0, end: size };
  response.writeHead(range ? 206 : 200, {
    "content-type": "application/octet-stream",
    "content-length": end - start,
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=31536000, immutable",
    // Whatever the bytes are, a browser that is led here saves them and shows nothing.
    "content-disposition": `attachment; filename="${hash}"`,
    etag: `"${hash}"`,
    ...(range ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
  });
  if (request.method === "HEAD" || end === start) return response.end();
  await pipeline(blobs.open(hash, { start, end }), response).catch(() => response.destroy());
}

async function takeOutput(parts: Doors, request: IncomingMessage, response: ServerResponse) {
  const { blobs, signatures, isWelcome, outputs } = parts;
  const hash = hashOf(request);
  const token = /^Device (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  const deviceId = token && signatures.readDeviceToken(token);
  if (!deviceId) return refuse(request, response, 401, "Only a device of this city may deliver an output.");
  if (!hash) return refuse(request, response, 404, "An output is named by its SHA-256.");
  if (!(await isWelcome(deviceId))) return refuse(request, response, 403, "This device may not deliver outputs.");
  const mostBytes = LIMITS.unitOutputBytes + LIMITS.inlineOutputBytes;
  const outcome = await outputs.pass(deviceId, request, () => storeBody(blobs, request, { mostBytes, expected: hash }));
  switch (outcome.kind) {
    case "stored":
      return answerJson(response, 200, { blob: outcome.blob.hash, bytes: outcome.blob.bytes });
    case "not-now":
      return refuse(request, response, 429, outcome.message);
    case "too-large":
      return refuse(request, response, 413, `An output may have ${mostBytes / MIB} MiB.`);
    case "disk-full":
      return refuse(request, response, 503, DISK_FULL);
    case "other-hash":
      return refuse(request, response, 409, "These bytes have another SHA-256 than the one they were sent for.");
    default:
      throw new Error(`Unhandled outcome: ${(outcome satisfies never as { kind: string }).kind}`);
  }
}

async function takeUpload(
  { blobs, auth, siteUrl, uploads }: Doors,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const headers = credentialHeaders(request.headers);
  assertSameOrigin("POST", headers, siteUrl);
  const ctx = await auth.contextFor(headers);
  if (!ctx.person)
    return refuse(request, response, 401, "Sign in first, or send an API key as `Authorization: Bearer …`.");
  const tooLarge = `An upload may have ${LIMITS.uploadBytes / MIB} MiB. Nothing was stored. Split the inputs into several jobs or files.`;
  const store = () => storeBody(blobs, request, { mostBytes: LIMITS.uploadBytes });
  const outcome = await uploads.pass(ctx.person.id, request, store);
  if (outcome.kind === "not-now") return refuse(request, response, 429, outcome.message);
  if (outcome.kind === "disk-full") return refuse(request, response, 503, DISK_FULL);
  if (outcome.kind !== "stored") return refuse(request, response, 413, tooLarge);
  return answerJson(response, 200, { blob: outcome.blob.hash, bytes: outcome.blob.bytes });
}

/** A body that says beforehand that it is too large is not read; one that turns out to be is read no further. */
async function storeBody(
  blobs: BlobStore,
  request: IncomingMessage,
  bounds: { mostBytes: number; expected?: string },
): Promise<PutOutcome | { kind: "disk-full" }> {
  const { mostBytes } = bounds;
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) return { kind: "too-large", mostBytes };
  // The request outlives its reading: there is still an answer to give.
  try {
    return await blobs.put(request.iterator({ destroyOnReturn: false }), bounds);
  } catch (error) {
    if (isDiskFull(error)) return { kind: "disk-full" };
    throw error;
  }
}

const CODES = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "TOO_LARGE",
  429: "TOO_MANY_REQUESTS",
  503: "UNAVAILABLE",
} as const;

/** Answers without reading the rest of the body, and ends the connection so that it is not sent. */
function refuse(request: IncomingMessage, response: ServerResponse, status: keyof typeof CODES, message: string) {
  response.setHeader("connection", "close");
  if (status === 429) response.setHeader("retry-after", "60");
  answerError(response, status, CODES[status], message);
  request.resume();
}
