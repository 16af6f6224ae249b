import type { IncomingMessage, ServerResponse } from "node:http";
import type { PrismaClient } from "#prisma/generated/client";
import { API_ROOT } from "#protocol/api/api-root";
import { LIMITS } from "#protocol/limits";
import { MIB } from "#protocol/limits/sizes";
import { Sha256 } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { actFor } from "../auth/act-for";
import type { Person } from "../auth/context";
import type { Auth } from "../auth/create-auth";
import { credentialHeaders } from "../auth/credential-headers";
import { assertSameOrigin } from "../auth/same-origin";
import { refuse } from "../refusals/refuse";
import type { BlobStore } from "../storage/blob-store";
import { isDiskFull } from "../storage/disk-full";
import { OpenUploads } from "../uploads/resumable/open-uploads";
import { ownerKey, parseUploadName, type UploadName, uploadText } from "../uploads/resumable/upload-name";
import type { UploadPieces } from "../uploads/resumable/upload-pieces";
import { ownUploads, recordUpload, storedTogether } from "../uploads/uploads";
import type { Route } from "./site-router";
import type { UploadGate } from "./upload-gate";

export interface ResumableParts {
  blobs: BlobStore;
  prisma: PrismaClient;
  auth: Auth;
  siteUrl: string;
  storedBytesPerCustomer: number;
  pieces: UploadPieces;
  /** What one person sends in all ways together. */
  gate: UploadGate;
}

interface State extends ResumableParts {
  open: OpenUploads;
}

const VERSION = "1.0.0";
const PATH = `${API_ROOT}/uploads`;
const BYTES = "application/offset+octet-stream";

/**
 * Resumable uploads: the core of tus 1.0.0, with creation and termination. An upload announces the SHA-256 of its bytes
 * (`Upload-Metadata: sha256 …`), so that bytes which the person has uploaded before need not be sent again, and an
 * unfinished upload is identified by its content. The first response also has `Upload-Offset`.
 */
export function resumableUploads(parts: ResumableParts): Route[] {
  const state: State = { ...parts, open: new OpenUploads(parts.pieces) };
  const path = { prefix: `${PATH}/` };
  const route = (method: Route["method"], at: Route["path"], answer: Answer): Route => ({
    method,
    path: at,
    upload: true,
    handle: (request, response) => answered(state, request, response, answer),
  });
  return [
    route("POST", PATH, begin),
    route("GET", path, tellOffset),
    route("PATCH", path, takeBytes),
    route("DELETE", path, giveUp),
  ];
}

type Answer = (state: State, person: Person, request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function answered(state: State, request: IncomingMessage, response: ServerResponse, answer: Answer) {
  response.setHeader("tus-resumable", VERSION);
  response.setHeader("cache-control", "no-store");
  try {
    await answer(state, await senderOf(state, request), request, response);
  } catch (error) {
    // The rest of the body is not wanted.
    if (!request.complete) response.setHeader("connection", "close");
    request.resume();
    if (isDiskFull(error)) throw refuse("disk-full");
    throw error;
  }
}

async function senderOf({ auth, siteUrl }: State, request: IncomingMessage): Promise<Person> {
  if (request.headers["tus-resumable"] !== VERSION) throw refuse("other-tus-version", { version: VERSION });
  const headers = credentialHeaders(request.headers);
  assertSameOrigin(request.method ?? "GET", headers, siteUrl);
  const { person } = actFor(await auth.contextFor(headers), "uploadBlob");
  if (person) return person;
  throw refuse("sign-in-first");
}

async function begin(state: State, person: Person, request: IncomingMessage, response: ServerResponse) {
  const name = { owner: ownerKey(person.id), ...wanted(request) };
  const offset = await state.open.alone(name, breakOff(request), async () => {
    const come = await offsetOf(state, person, name);
    if (come !== undefined) return come;
    await refuseTooMuch(state, person, name);
    await state.open.pieces.begin(name);
    return name.bytes === 0 ? finish(state, person, name) : 0;
  });
  if (offset === undefined) throw busy();
  response.writeHead(201, { location: `${PATH}/${uploadText(name)}`, "upload-offset": offset }).end();
}

function wanted({ headers }: IncomingMessage): Pick<UploadName, "bytes" | "hash"> {
  const length = headers["upload-length"];
  const bytes = typeof length === "string" && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
  if (bytes === undefined) throw refuse("upload-length-missing");
  if (bytes > LIMITS.uploadBytes) throw refuse("upload-too-large", { mebibytes: LIMITS.uploadBytes / MIB });
  const [, encoded = ""] = /(?:^|,)\s*sha256 ([A-Za-z0-9+/=]{1,120})/.exec(String(headers["upload-metadata"])) ?? [];
  const hash = tryParse(Sha256, Buffer.from(encoded, "base64").toString()).data;
  if (!hash) throw refuse("upload-hash-missing");
  return { bytes, hash };
}

async function refuseTooMuch({ open, prisma, storedBytesPerCustomer: max }: State, person: Person, name: UploadName) {
  const others = await open.pieces.of(name.owner);
  if (others.length >= LIMITS.MAX_OPEN_UPLOADS_PER_PERSON) throw refuse("too-many-uploads", { open: others.length });
  const begun = others.reduce((sum, { bytes }) => sum + bytes, 0);
  if ((await storedTogether(prisma, person.id)) + begun + name.bytes <= max) return;
  throw refuse("account-full", { mebibytes: max / MIB });
}

/** How much has arrived: everything, if the person has uploaded these bytes before, in whatever way. */
async function offsetOf(state: State, person: Person, name: UploadName): Promise<number | undefined> {
  const { blobs, prisma, open } = state;
  const offset = await open.pieces.offset(name);
  // Everything had arrived, but the process ended before it said so.
  if (offset !== undefined) return offset < name.bytes ? offset : finish(state, person, name);
  if (!(await isStored(blobs, prisma, person, name))) return undefined;
  await recordUpload(prisma, person.id, name.hash, name.bytes);
  return (await blobs.size(name.hash)) === name.bytes ? name.bytes : undefined;
}

/** The upload that the URL names. Somebody else's cannot be distinguished from one that does not exist. */
function namedBy(request: IncomingMessage, person: Person): UploadName {
  const name = parseUploadName((request.url ?? "").split("?")[0]?.slice(PATH.length + 1) ?? "");
  if (name?.owner === ownerKey(person.id)) return name;
  throw refuse("no-such-upload");
}

async function tellOffset(state: State, person: Person, request: IncomingMessage, response: ServerResponse) {
  const name = namedBy(request, person);
  const offset = await state.open.alone(name, breakOff(request), () =>
    offsetOf(state, person, name).then((at) => ({ at })),
  );
  if (!offset) throw busy();
  if (offset.at === undefined) throw refuse("upload-expired");
  response.writeHead(200, { "upload-offset": offset.at, "upload-length": name.bytes }).end();
}

/** For a newer request of the same upload, when this one no longer receives anything. */
const breakOff = (request: IncomingMessage) => () => void request.destroy();

const busy = () => refuse("upload-busy");

async function takeBytes(state: State, person: Person, request: IncomingMessage, response: ServerResponse) {
  const name = namedBy(request, person);
  if (request.headers["content-type"] !== BYTES) throw refuse("upload-type", { type: BYTES });
  const outcome = await state.open.alone(name, breakOff(request), async () => {
    const offset = await offsetOf(state, person, name);
    if (offset === undefined) throw refuse("upload-expired");
    if (request.headers["upload-offset"] !== String(offset)) throw refuse("other-offset", { offset });
    return state.gate.pass(person.id, request, () => take(state, person, name, offset, request));
  });
  if (outcome === undefined) throw busy();
  if (typeof outcome !== "number") {
    response.setHeader("retry-after", "60");
    throw outcome.refused;
  }
  response.writeHead(204, { "upload-offset": outcome }).end();
}

async function take(state: State, person: Person, name: UploadName, from: number, request: IncomingMessage) {
  const body = request.iterator({ destroyOnReturn: false });
  const offset = await state.open.append(name, from, body);
  return offset < name.bytes ? offset : finish(state, person, name);
}

/** Everything has arrived: the blob is the person's from now on, if it has the announced hash. */
async function finish({ blobs, open, prisma }: State, person: Person, name: UploadName): Promise<number> {
  const outcome = await blobs.put(open.pieces.read(name), { maxBytes: name.bytes, expected: name.hash });
  if (outcome.kind === "stored") await recordUpload(prisma, person.id, name.hash, name.bytes);
  await open.pieces.remove(name);
  if (outcome.kind === "stored" || (await isStored(blobs, prisma, person, name))) return name.bytes;
  throw refuse("other-hash");
}

/** Another coordinator may have finished it at the same moment, and removed the pieces while they were read here. */
const isStored = async (blobs: BlobStore, prisma: PrismaClient, person: Person, { hash, bytes }: UploadName) =>
  (await ownUploads(prisma, person, [hash])).has(hash) && (await blobs.size(hash)) === bytes;

async function giveUp({ open }: State, person: Person, request: IncomingMessage, response: ServerResponse) {
  const name = namedBy(request, person);
  if (!(await open.alone(name, breakOff(request), () => open.pieces.remove(name).then(() => true)))) throw busy();
  response.writeHead(204).end();
}
