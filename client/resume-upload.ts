import type { UploadedBlob } from "#protocol/api/jobs";
import { hashBlob } from "./hash-blob";
import { errorFrom, LamplighterError } from "./lamplighter-error";
import { reach } from "./reach";
import type { UploadOptions } from "./upload";

const KIB = 1024;
const VERSION = { "tus-resumable": "1.0.0" };
const MIN_PIECE_BYTES = 256 * KIB;
const MAX_PIECE_BYTES = 16 * KIB * KIB;
/** How long a piece should take: at most this much is sent again after an interruption. */
const PIECE_MS = 2_000;
const MAX_TRIES = 10;
const MAX_PAUSE_MS = 15_000;
/** What the site no longer has is begun anew. */
const MAX_BEGINNINGS = 3;

interface Uploading {
  root: string;
  headers: Record<string, string>;
  options: UploadOptions;
  /** Between two attempts; for tests. */
  pause?: (ms: number) => Promise<unknown>;
}

/**
 * Uploads bytes in pieces, and resumes after an interruption, even after the page was closed, because an upload is
 * identified by its content. What the site already has from this person is not sent at all.
 */
export async function resumeUpload(blob: Blob, uploading: Uploading): Promise<UploadedBlob> {
  const hash = await hashBlob(blob, uploading.options.signal);
  for (let beginnings = 1; ; beginnings++) {
    const begun = await retry(uploading, () => begin(uploading, blob.size, hash));
    try {
      await sendFrom(blob, begun, uploading);
      return { blob: hash as UploadedBlob["blob"], bytes: blob.size };
    } catch (error) {
      if (!isGone(error) || beginnings === MAX_BEGINNINGS) throw error;
    }
  }
}

interface Begun {
  address: string;
  offset: number;
}

async function begin(uploading: Uploading, bytes: number, hash: string): Promise<Begun> {
  const { root, headers } = uploading;
  const said = { "upload-length": String(bytes), "upload-metadata": `sha256 ${btoa(hash)}` };
  const response = await ask(uploading, `${root}/uploads`, { method: "POST", headers: { ...headers, ...said } });
  const name = response.headers.get("location")?.split("/").at(-1) ?? "";
  return { address: `${root}/uploads/${name}`, offset: offsetOf(response) };
}

/** Sends piece by piece. A connection that keeps breaking is no reason to give up as long as there is progress. */
async function sendFrom(blob: Blob, { address, offset }: Begun, uploading: Uploading): Promise<void> {
  const { headers, options, pause = wait } = uploading;
  let at = offset;
  let pieceBytes = MIN_PIECE_BYTES;
  let failures = 0;
  for (;;) {
    options.onProgress?.(at);
    if (at >= blob.size) return;
    const startedAt = performance.now();
    try {
      const sent = await ask(uploading, address, {
        method: "PATCH",
        headers: { ...headers, "upload-offset": String(at), "content-type": "application/offset+octet-stream" },
        body: blob.slice(at, at + pieceBytes),
      });
      at = offsetOf(sent);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_TRIES || !mayPass(error) || options.signal?.aborted) throw error;
      await pause(pauseAfter(failures));
      // The received part of the interrupted piece is not sent again.
      const come = await retry(uploading, () => tellOffset(uploading, address));
      if (come > at) failures = 0;
      at = come;
    }
    const isQuick = failures === 0 && performance.now() - startedAt < PIECE_MS;
    pieceBytes = Math.min(MAX_PIECE_BYTES, Math.max(MIN_PIECE_BYTES, isQuick ? pieceBytes * 2 : pieceBytes / 2));
  }
}

async function tellOffset(uploading: Uploading, address: string): Promise<number> {
  return offsetOf(await ask(uploading, address, { method: "HEAD", headers: uploading.headers }));
}

async function ask({ options: { signal } }: Uploading, address: string, init: RequestInit): Promise<Response> {
  const headers = { ...VERSION, ...(init.headers as Record<string, string>) };
  const response = await reach(address, { ...init, headers, ...(signal ? { signal } : {}) });
  if (response.ok) return response;
  throw errorFrom(response.status, await response.text());
}

const offsetOf = ({ headers }: Response) => Number(headers.get("upload-offset"));

/** Repeats what was interrupted or only temporarily refused; other refusals are thrown. */
async function retry<Value>(
  { options: { signal }, pause = wait }: Uploading,
  act: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures++) {
    try {
      return await act();
    } catch (error) {
      if (signal?.aborted || failures >= MAX_TRIES || !mayPass(error)) throw error;
      await pause(pauseAfter(failures));
    }
  }
}

const pauseAfter = (failures: number) => Math.min(MAX_PAUSE_MS, 250 * 2 ** failures);

/** A conflict means that both sides have different offsets, or that the site is still busy with an earlier request. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof LamplighterError)) return error instanceof TypeError;
  return error.code !== "LIMIT_EXCEEDED" && (error.httpStatus === 409 || error.httpStatus >= 429);
}

const isGone = (error: unknown) => error instanceof LamplighterError && error.httpStatus === 404;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
