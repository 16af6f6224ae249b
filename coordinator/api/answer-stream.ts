import type { VerbOperation } from "#protocol/api/contract";
import { EVENT_STREAM } from "#protocol/api/operation";
import { LIMITS } from "#protocol/limits";
import { callerNetwork } from "../auth/client-address";
import type { Context } from "../auth/context";
import { handle } from "../handle";
import { ApiError } from "../refusals/api-error";
import { byteStream } from "./byte-stream";
import type { Call } from "./call";
import { type Pieces, verbs } from "./verbs";

type Streamed = Extract<VerbOperation, { kind: "stream" }>;

/** Answers with a file that a browser saves, as fast as it is read. */
export async function answerStream(
  operation: Streamed,
  path: string,
  request: Request,
  call: Call<unknown>,
): Promise<Response> {
  const over = enterDownload(call.ctx, request);
  try {
    const body = bodyOf(operation, await verbs[operation.id](call), request, over);
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
      `At most ${LIMITS.MAX_DOWNLOADS_PER_PERSON} downloads of results at once: start this one when another has finished.`,
    );
  }
  const over = downloads.enter(reader);
  // Whoever has gone reads nothing, whether or not somebody says so to the stream.
  signal.addEventListener("abort", over, { once: true });
  return over;
}

type ResponseBody = NonNullable<ConstructorParameters<typeof Response>[0]>;

function bodyOf(operation: Streamed, pieces: Pieces, request: Request, over: () => void): ResponseBody | null {
  if (pieces instanceof Uint8Array) {
    over();
    return pieces as ResponseBody;
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

/** Sent on at once by whatever lies between. */
const EVENT_HEADERS = {
  "content-type": EVENT_STREAM,
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

function download({ contentType, fileNamePieces }: Streamed, path: string, body: ResponseBody | null): Response {
  if (contentType === EVENT_STREAM) return new Response(body, { headers: EVENT_HEADERS });
  const named = path.split("/").slice(-fileNamePieces).join("-");
  const fileName = encodeURIComponent(decodeURIComponent(named));
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename*=UTF-8''${fileName}`,
      "cache-control": "no-store",
    },
  });
}
