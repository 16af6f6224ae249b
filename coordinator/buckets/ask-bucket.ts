import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { BucketFault } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import type { Outbound, OutboundAnswer } from "../outbound/outbound";
import { asOutboundError, isOutboundError } from "../outbound/outbound-error";
import { BucketError, isBucketError } from "./bucket-error";
import type { Connection } from "./connection";
import { readFault } from "./read-fault";
import { signRequest } from "./sign-request";

export interface Question {
  method: string;
  url: URL;
  headers?: Record<string, string>;
  body?: Uint8Array | undefined;
  signal?: AbortSignal | undefined;
}

/** A bucket's whole response, when it is not an object. */
export interface Told {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface Asking {
  connection: Connection;
  outbound: Outbound;
  /** Aborts the request, as a timeout. */
  signal?: AbortSignal;
  /** Waits between two attempts; tests pass their own. */
  pause?: (ms: number) => Promise<unknown>;
}

/** Faults that may pass by themselves. */
const PASSING: ReadonlySet<BucketFault> = new Set(["busy", "cut-off", "timeout", "unreachable"]);
const FIRST_PAUSE_MS = 200;

/** Signs and sends one request; any response but a success is thrown as a `BucketError`. */
export async function askOnce(asking: Asking, question: Question): Promise<OutboundAnswer> {
  const { connection, outbound } = asking;
  const { method, url, body, signal = asking.signal } = question;
  const signed = await signRequest(connection, {
    method,
    url,
    headers: { ...question.headers, "x-amz-content-sha256": sha256Hex(body ?? "") },
  });
  const answer = await outbound
    .call(signed.url, { method, headers: signed.headers, body, signal })
    .catch((error: unknown) => throwAsFault(error, asking));
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw readFault(answer, (await readWhole(asking, answer, url)).toString("utf8"));
}

/** Sends a request, and retries a few times if the fault may pass. */
export async function askPatiently<T>(asking: Pick<Asking, "pause" | "signal">, act: () => Promise<T>): Promise<T> {
  const pause = asking.pause ?? setTimeout;
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      const mayPass = isBucketError(error) && PASSING.has(error.fault) && !asking.signal?.aborted;
      if (tries === LIMITS.MAX_BUCKET_TRIES || !mayPass) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
    }
  }
}

/** A request whose response is a short text. */
export const askForText = (asking: Asking, question: Question): Promise<Told> =>
  askPatiently(asking, async () => {
    const answer = await askOnce(asking, question);
    const text = (await readWhole(asking, answer, question.url)).toString("utf8");
    // Some responses begin with success before the bucket knows how they end.
    if (text.includes("<Error>")) throw readFault({ ...answer, status: 500 }, text);
    return { status: answer.status, headers: answer.headers, text };
  });

async function readWhole(asking: Asking, { body }: OutboundAnswer, url: URL): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > LIMITS.MAX_BUCKET_ANSWER_BYTES) throw new BucketError("not-s3", "The answer is too long.");
      pieces.push(piece);
    }
  } catch (error) {
    if (isBucketError(error)) throw error;
    throwAsFault(asOutboundError(error, url), asking);
  }
  return Buffer.concat(pieces);
}

/** Each reason of an outbound call is a fault of the same name. */
function throwAsFault(error: unknown, { signal }: Asking): never {
  if (signal?.aborted) throw new BucketError("timeout", "The bucket took too long to answer.", { cause: error });
  throw isOutboundError(error) ? new BucketError(error.reason, error.message, { cause: error }) : error;
}

const sha256Hex = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
