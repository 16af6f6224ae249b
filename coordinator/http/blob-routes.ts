import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { DeviceId } from "#core/ids";
import { MAX_OUTPUT_HEAD_BYTES } from "#core/units/output";
import type { PrismaClient } from "#prisma/generated/client";
import { API_ROOT } from "#protocol/api/api-root";
import { contract } from "#protocol/api/contract";
import type { GrantStub } from "#protocol/devices/device-messages";
import { LIMITS, type Limits } from "#protocol/limits";
import { MIB } from "#protocol/limits/sizes";
import { Sha256 } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { actFor, asCustomer } from "../auth/act-for";
import type { Auth } from "../auth/create-auth";
import { credentialHeaders } from "../auth/credential-headers";
import { assertSameOrigin } from "../auth/same-origin";
import type { Signer } from "../auth/signatures";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
import type { BlobStore, PutOutcome, PutTerms } from "../storage/blob-store";
import { isDiskFull } from "../storage/disk-full";
import type { UploadPieces } from "../uploads/resumable/upload-pieces";
import { mayReadBlob, recordUpload, storedTogether } from "../uploads/uploads";
import { answerJson, answerRefusal } from "./answer";
import { byteRange } from "./byte-range";
import { deviceProof } from "./device-proof";
import type { GrantBlobs } from "./grant-blobs";
import { GrantDeliveries } from "./grant-deliveries";
import type { PackedBlobs } from "./packed-blobs";
import { resumableUploads } from "./resumable-uploads";
import type { Route } from "./site-router";
import { UploadGate } from "./upload-gate";

export interface BlobRouteParts {
  blobs: BlobStore;
  grantBlobs: GrantBlobs;
  packed: PackedBlobs;
  prisma: PrismaClient;
  signatures: Signer;
  auth: Auth;
  siteUrl: string;
  /** Whether the city knows this device and has not banned it. */
  isWelcome: (deviceId: string) => Promise<boolean>;
  limits?: Limits;
  /** The received parts of resumable uploads. */
  pieces: UploadPieces;
  /** As configured by the city's admins. */
  storedBytesPerCustomer?: number;
}

interface RouteState extends BlobRouteParts {
  uploads: UploadGate;
  outputs: UploadGate;
  deliveries: GrantDeliveries;
}

const PREFIX = "/blobs/";

/**
 * Blobs by content hash, which never change. Customers upload by POST and read their own uploads; devices read what
 * their grants need, and upload large outputs of their grants by PUT. For anybody else the blob does not exist.
 */
export function blobRoutes(parts: BlobRouteParts): Route[] {
  const limits = parts.limits ?? LIMITS;
  const state: RouteState = {
    ...parts,
    uploads: new UploadGate({
      sender: { atOnce: limits.uploadsAtOnce, bytesPerHour: limits.uploadBytesPerHour },
      network: { atOnce: limits.uploadsAtOncePerNetwork, bytesPerHour: limits.uploadBytesPerNetworkHour },
    }),
    outputs: new UploadGate({
      sender: { atOnce: limits.outputsAtOnce, bytesPerHour: limits.outputBytesPerHour },
      network: { atOnce: limits.outputsAtOncePerNetwork, bytesPerHour: limits.outputBytesPerNetworkHour },
    }),
    deliveries: new GrantDeliveries(),
  };
  const path = { prefix: PREFIX };
  return [
    { method: "GET", path, handle: (request, response) => sendBlob(state, request, response) },
    { method: "PUT", path, upload: true, handle: (request, response) => takeOutput(state, request, response) },
    {
      method: contract.uploadBlob.method,
      path: API_ROOT + contract.uploadBlob.path,
      upload: true,
      handle: (request, response) => takeUpload(state, request, response),
    },
    ...resumableUploads({
      ...parts,
      storedBytesPerCustomer: parts.storedBytesPerCustomer ?? LIMITS.storedBytesPerCustomer,
      gate: state.uploads,
    }),
  ];
}

const hashOf = (request: IncomingMessage) =>
  tryParse(Sha256, (request.url ?? "").split("?")[0]?.slice(PREFIX.length)).data;

async function sendBlob(parts: BlobRouteParts, request: IncomingMessage, response: ServerResponse) {
  const { blobs } = parts;
  const hash = hashOf(request);
  const mayRead = hash === undefined ? "no" : await readerOf(parts, request, hash);
  if (mayRead === "unknown") {
    return answerRefusal(request, response, refuse("sign-in-for-blob"));
  }
  const size = hash === undefined || mayRead === "no" ? undefined : await blobs.size(hash);
  if (!hash || size === undefined) return answerRefusal(request, response, refuse("no-such-blob"));
  const range = byteRange(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.setHeader("content-range", `bytes */${size}`);
    return answerRefusal(request, response, refuse("range-outside-blob", { bytes: size }), 416);
  }
  const { start, end } = range ?? { start: 0, end: size };
  const packed = range ? undefined : await parts.packed.find(hash, size, request.headers["accept-encoding"]);
  response.writeHead(range ? 206 : 200, {
    "content-type": "application/octet-stream",
    "content-length": packed?.bytes ?? end - start,
    ...(packed ? { "content-encoding": "br" } : {}),
    "accept-ranges": "bytes",
    // Private: proxies must not cache it for others.
    "cache-control": "private, max-age=31536000, immutable",
    vary: "authorization, cookie, accept-encoding",
    // Whatever the bytes are, a browser that opens this address saves them and renders nothing.
    "content-disposition": `attachment; filename="${hash}"`,
    etag: packed ? `"${hash}.br"` : `"${hash}"`,
    ...(range ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
  });
  if (request.method === "HEAD" || end === start) return response.end();
  await pipeline(packed?.open() ?? blobs.open(hash, { start, end }), response).catch(() => response.destroy());
}

/** Whether the caller may read the blob; `unknown` if the caller is anonymous. */
async function readerOf(
  parts: BlobRouteParts,
  request: IncomingMessage,
  hash: string,
): Promise<"yes" | "no" | "unknown"> {
  const { auth, prisma, signatures, grantBlobs, isWelcome } = parts;
  const device = deviceProof(request, signatures);
  if (device) {
    const { deviceId, stub } = device;
    return stub && (await isWelcome(deviceId)) && (await grantBlobs.needs(stub, hash)) ? "yes" : "no";
  }
  const { person } = asCustomer(await auth.contextFor(credentialHeaders(request.headers)));
  if (!person) return "unknown";
  return (await mayReadBlob(prisma, person, hash)) ? "yes" : "no";
}

async function takeOutput(parts: RouteState, request: IncomingMessage, response: ServerResponse) {
  const { signatures, isWelcome, grantBlobs } = parts;
  const hash = hashOf(request);
  const device = deviceProof(request, signatures);
  if (!device) return stop(request, response, refuse("outputs-by-devices-only"));
  if (!hash) return stop(request, response, refuse("output-without-hash"));
  const { deviceId, stub } = device;
  if (!(await isWelcome(deviceId))) return stop(request, response, refuse("device-may-not-upload"));
  if (!stub) return stop(request, response, refuse("output-without-grant"));
  const spec = await grantBlobs.specOf(stub.jobId);
  if (!spec) return stop(request, response, refuse("output-of-ended-job"));
  const unitBytes = Math.min(spec.limits.outputBytes + MAX_OUTPUT_HEAD_BYTES, LIMITS.MAX_DELIVERED_BYTES);
  return storeOutput(parts, { deviceId, stub, hash, unitBytes }, request, response);
}

interface Delivered {
  deviceId: DeviceId;
  stub: GrantStub;
  hash: string;
  unitBytes: number;
}

async function storeOutput(
  { blobs, outputs, deliveries, signatures }: RouteState,
  { deviceId, stub, hash, unitBytes }: Delivered,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { grantId, units } = stub;
  const maxBytes = deliveries.begin(grantId, hash, { units: units.length, unitBytes });
  if (maxBytes === 0) return stop(request, response, refuse("too-many-outputs"));
  let stored = 0;
  try {
    const store = () => storeBody(blobs, request, { maxBytes, expected: hash, jobId: stub.jobId });
    const outcome = await outputs.pass(deviceId, request, store);
    switch (outcome.kind) {
      case "stored": {
        const { bytes } = outcome.blob;
        stored = bytes;
        const receipt = signatures.deliveryReceipt(deviceId, grantId, outcome.blob);
        return answerJson(response, 200, { blob: hash, bytes, receipt });
      }
      case "not-now":
        return stop(request, response, outcome.refused);
      case "too-large":
        return stop(request, response, refuse("output-too-large", { max: unitBytes }));
      case "disk-full":
        return stop(request, response, refuse("disk-full"));
      case "other-hash":
        return stop(request, response, refuse("output-of-other-hash"));
      default:
        throw new Error(`Unhandled outcome: ${(outcome satisfies never as { kind: string }).kind}`);
    }
  } finally {
    deliveries.end(grantId, hash, stored);
  }
}

async function takeUpload(
  { blobs, prisma, auth, siteUrl, uploads, storedBytesPerCustomer }: RouteState,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const headers = credentialHeaders(request.headers);
  assertSameOrigin("POST", headers, siteUrl);
  const ctx = actFor(await auth.contextFor(headers), "uploadBlob");
  if (!ctx.person) return stop(request, response, refuse("sign-in-first"));
  const max = storedBytesPerCustomer ?? LIMITS.storedBytesPerCustomer;
  const left = max - (await storedTogether(prisma, ctx.person.id));
  if (left <= 0 || Number(request.headers["content-length"] ?? 0) > left)
    return stop(request, response, refuse("account-full", { mebibytes: max / MIB }));
  const store = () => storeBody(blobs, request, { maxBytes: Math.min(LIMITS.uploadBytes, left) });
  // What one person sends is bounded, for whomever it is.
  const outcome = await uploads.pass((ctx.member ?? ctx.person).id, request, store);
  if (outcome.kind === "not-now") return stop(request, response, outcome.refused);
  if (outcome.kind === "disk-full") return stop(request, response, refuse("disk-full"));
  if (outcome.kind !== "stored")
    return stop(request, response, refuse("upload-too-large", { mebibytes: LIMITS.uploadBytes / MIB }));
  await recordUpload(prisma, ctx.person.id, outcome.blob.hash, outcome.blob.bytes);
  return answerJson(response, 200, { blob: outcome.blob.hash, bytes: outcome.blob.bytes });
}

/** A body that declares too large a size is not read at all; one that turns out too large is read no further. */
async function storeBody(
  blobs: BlobStore,
  request: IncomingMessage,
  terms: PutTerms,
): Promise<PutOutcome | { kind: "disk-full" }> {
  const { maxBytes } = terms;
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return { kind: "too-large", maxBytes };
  // The request must outlive its body, because the response is still to be sent.
  try {
    return await blobs.put(request.iterator({ destroyOnReturn: false }), terms);
  } catch (error) {
    if (isDiskFull(error)) return { kind: "disk-full" };
    throw error;
  }
}

/** Responds without reading the rest of the body, and closes the connection so that it is not sent. */
function stop(request: IncomingMessage, response: ServerResponse, refused: ApiError) {
  response.setHeader("connection", "close");
  if (refused.code === "TOO_MANY_REQUESTS") response.setHeader("retry-after", "60");
  answerRefusal(request, response, refused);
  request.resume();
}
