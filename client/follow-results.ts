import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { z } from "zod";
import type { ResultLine } from "#protocol/api/jobs";
import { isRefusal } from "./is-refusal";
import { pause } from "./pause";

export interface FollowedResult {
  /** The cursor for continuing after this one: the `after` of another call. */
  cursor: string;
  result: z.infer<typeof ResultLine>;
}

export interface FollowOptions {
  after?: string;
  signal?: AbortSignal;
  /** Failed attempts to connect in a row before it gives up. */
  maxFailures?: number;
}

/** Opens the stream of a job's settlements after a cursor. */
export type OpenEvents = (after: string, signal: AbortSignal | undefined) => Promise<ReadableStream<Uint8Array>>;

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;

/**
 * Yields results in order of settlement, each once, until the job is over. An interrupted stream is resumed; refusals
 * are thrown.
 */
export async function* followResults(
  open: OpenEvents,
  { after = "0", signal, maxFailures = 10 }: FollowOptions = {},
): AsyncGenerator<FollowedResult> {
  let cursor = after;
  let failures = 0;
  for (;;) {
    signal?.throwIfAborted();
    try {
      for await (const { event, id, data } of read(open, cursor, signal)) {
        failures = 0;
        if (event === "end") return;
        if (event !== "settled" || id === undefined) continue;
        cursor = id;
        yield { cursor, result: JSON.parse(data) };
      }
      // The site ends a stream from time to time, to authenticate its reader again.
      await pause(FIRST_WAIT_MS, signal);
    } catch (error) {
      if (signal?.aborted || isRefusal(error)) throw error;
      failures += 1;
      if (failures > maxFailures) throw error;
      await pause(Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), signal);
    }
  }
}

async function* read(
  open: OpenEvents,
  after: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<EventSourceMessage> {
  const reader = (await open(after, signal)).getReader();
  const decoder = new TextDecoder();
  const found: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => found.push(event) });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* found.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // The stream may have failed already.
  }
}
