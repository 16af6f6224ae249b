import { LIMITS } from "#protocol/limits";
import { callerNetwork } from "../auth/client-address";
import { type Context, requireAdmin, requirePerson } from "../auth/context";
import { assertSameOrigin } from "../auth/same-origin";
import { steadyNow } from "../clock";
import { handle } from "../handle";
import { ApiError } from "../refusals/api-error";
import { errorAnswer } from "../refusals/error-answer";
import { byteStream } from "./byte-stream";
import { matchOperation } from "./match-operation";
import { openApiDocument } from "./openapi";
import type { Operation, Pieces, StreamOperation } from "./operation";
import { operations } from "./operations";
import { parseInput } from "./parse-input";
import { readRequest } from "./read-request";

export const API_ROOT = "/api/v1";
/** As nginx writes it into its logs. */
const CLIENT_GONE = 499;

/** Answers a request to the API: finds the operation, tells who asks, and calls the verb. */
export async function serveApi(request: Request): Promise<Response> {
  const { auth, config, log } = handle();
  try {
    const path = new URL(request.url).pathname.slice(API_ROOT.length);
    if (path === "/openapi.json" && request.method === "GET") return Response.json(openApiDocument(config));
    const { operation, params } = find(request.method, path);
    const ctx = await auth.contextFor(request.headers);
    admitCall(ctx, request.headers);
    assertSameOrigin(request.method, request.headers, config.siteUrl);
    if (operation.auth === "person") requirePerson(ctx);
    if (operation.auth === "admin") requireAdmin(ctx);
    const input = { ...(await readRequest(request)), ...params };
    // Verbs parse what they read; this refuses what they would only have ignored.
    parseInput(operation.input, input);
    return await answer(operation, path, request, { ctx, input, signal: request.signal });
  } catch (error) {
    // Nobody reads it, and nothing of ours failed.
    if (request.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    return errorAnswer(error, log);
  }
}

function admitCall(ctx: Context, headers: Headers) {
  const caller = ctx.person?.id ?? callerNetwork(headers);
  if (caller === undefined || handle().apiCalls.take(caller, steadyNow())) return;
  throw new ApiError(
    "TOO_MANY_REQUESTS",
    `At most ${LIMITS.apiCallsPerMinute} calls a minute: wait a minute, and ask for more with each call.`,
  );
}

function find(method: string, path: string) {
  const match = matchOperation(operations, method === "HEAD" ? "GET" : method, path);
  if (match.kind === "found") return match;
  const asked = `${method} ${API_ROOT}${path}`;
  const docs = `${API_ROOT}/openapi.json describes every operation.`;
  if (match.kind === "unknown") throw new ApiError("NOT_FOUND", `There is no ${asked}. ${docs}`);
  throw new ApiError("NOT_FOUND", `There is no ${asked}; this path answers ${match.methods.join(" and ")}. ${docs}`);
}

type VerbCall = Parameters<Operation["verb"]>[0];

async function answer(operation: Operation, path: string, request: Request, call: VerbCall): Promise<Response> {
  if (operation.kind === "json") {
    return Response.json(await operation.verb(call), { headers: { "cache-control": "no-store" } });
  }
  const over = enterDownload(call.ctx, request);
  try {
    const body = bodyOf(operation, await operation.verb(call), request, over);
    return download(operation, path, body);
  } catch (error) {
    over();
    throw error;
  }
}

/** Counts a stream of its reader's; call what it gives when nothing more is read. */
function enterDownload(ctx: Context, { headers, signal }: Request): () => void {
  const { downloads } = handle();
  const reader = ctx.person?.id ?? callerNetwork(headers) ?? "";
  if (downloads.isFull(reader)) {
    throw new ApiError(
      "TOO_MANY_REQUESTS",
      `At most ${LIMITS.MAX_DOWNLOADS_PER_PERSON} downloads of results at once: start this one when another is done.`,
    );
  }
  const over = downloads.enter(reader);
  // Whoever has gone reads nothing, whether or not somebody says so to the stream.
  signal.addEventListener("abort", over, { once: true });
  return over;
}

function bodyOf(operation: Operation, pieces: Pieces, request: Request, over: () => void): BodyInit | null {
  if (pieces instanceof Uint8Array) {
    over();
    return pieces as BodyInit;
  }
  if (request.method === "HEAD") {
    over();
    void pieces[Symbol.asyncIterator]().return?.();
    return null;
  }
  const failed = (error: unknown) =>
    handle().log.error({ event: "api.stream-failed", operation: operation.id, err: error }, "an answer broke off");
  return byteStream(pieces, { failed, over });
}

function download(operation: StreamOperation, path: string, body: BodyInit | null): Response {
  const fileName = encodeURIComponent(decodeURIComponent(operation.fileName(path)));
  return new Response(body, {
    headers: {
      "content-type": operation.contentType,
      "content-disposition": `attachment; filename*=UTF-8''${fileName}`,
      "cache-control": "no-store",
    },
  });
}
