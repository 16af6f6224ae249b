import type { VerbOperation } from "#protocol/api/contract";
import { EVENT_STREAM } from "#protocol/api/operation";
import { LIMITS } from "#protocol/limits";
import { partFileName } from "#protocol/manifest/results-index";
import { callerNetwork } from "../auth/client-address";
import type { Context } from "../auth/context";
import type { AtOnce } from "../gateway/at-once";
import { handle } from "../handle";
import { refuse } from "../refusals/refuse";
import { byteStream } from "./byte-stream";
import type { Call } from "./call";
import { type Pieces, verbs } from "./verbs";

type Streamed = Extract<VerbOperation, { kind: "stream" }>;

/** Answers with a file for the browser to save, streamed as fast as it is read. */
export async function answerStream(
  operation: Streamed,
  path: string,
  request: Request,
  call: Call<unknown>,
): Promise<Response> {
  const { over, lost } = enterDownload(operation, call.ctx, request);
  try {
    const body = bodyOf(operation, await verbs[operation.id](call), request, { over, lost });
    return download(operation, fileNameOf(operation, path, call.input), body);
  } catch (error) {
    over();
    throw error;
  }
}

interface Download {
  /** To be called when reading has ended. */
  over: () => void;
  /** Aborts when the reader loses access: their key was revoked, or their session ended. */
  lost: AbortSignal;
}

/** Counts the open streams of each reader and network. */
function enterDownload(operation: Streamed, ctx: Context, request: Request): Download {
  const { headers, signal } = request;
  const { live } = handle();
  const gates = gatesOf(operation, ctx, callerNetwork(headers));
  for (const { open, key, ...facts } of gates) if (open.isFull(key)) throw refuse("too-many-downloads", facts);
  const left = gates.map(({ open, key }) => open.enter(key));
  const lost = new AbortController();
  const unwatched = live.watchStream(request, ctx, () => lost.abort(new Error("You are no longer signed in.")));
  const over = () => {
    for (const leave of left) leave();
    unwatched();
  };
  // A disconnected client reads nothing, whether or not the stream notices.
  signal.addEventListener("abort", over, { once: true });
  return { over, lost: lost.signal };
}

interface Gate {
  open: AtOnce;
  key: string;
  max: number;
  isNetwork: boolean;
}

function gatesOf({ contentType }: Streamed, { person }: Context, network: string | undefined): Gate[] {
  const { ofPerson, ofNetwork } = handle().downloads;
  const key = person?.id ?? network ?? "";
  const gates: Gate[] = [{ open: ofPerson, key, max: LIMITS.MAX_DOWNLOADS_PER_PERSON, isNetwork: false }];
  if (network !== undefined && contentType !== EVENT_STREAM)
    gates.push({ open: ofNetwork, key: network, max: LIMITS.MAX_DOWNLOADS_PER_NETWORK, isNetwork: true });
  return gates;
}

type ResponseBody = NonNullable<ConstructorParameters<typeof Response>[0]>;

function bodyOf(operation: Streamed, pieces: Pieces, request: Request, { over, lost }: Download): ResponseBody | null {
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
  return byteStream(pieces, { failed, over, lost });
}

/** Asks proxies in between not to buffer it. */
const EVENT_HEADERS = {
  "content-type": EVENT_STREAM,
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** By the end of the path, and by the part that was asked for. */
function fileNameOf({ fileNamePieces, partField }: Streamed, path: string, input: unknown): string {
  const named = decodeURIComponent(path.split("/").slice(-fileNamePieces).join("-"));
  const from = partField === undefined ? undefined : (input as Record<string, unknown>)[partField];
  return from === undefined ? named : partFileName(named, Number(from));
}

function download({ contentType }: Streamed, fileName: string, body: ResponseBody | null): Response {
  if (contentType === EVENT_STREAM) return new Response(body, { headers: EVENT_HEADERS });
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
    },
  });
}
