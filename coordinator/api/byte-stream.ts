import type { Pieces } from "./verbs";

const encoder = new TextEncoder();

interface StreamEnds {
  /** An end before the end. */
  failed: (error: unknown) => void;
  /** Nothing more is read of the pieces, whyever. */
  over: () => void;
  /** Its reader may read no more. */
  lost: AbortSignal;
}

/** Pieces as the body of a response, taken only as fast as the caller reads. */
export function byteStream(
  pieces: Exclude<Pieces, Uint8Array>,
  { failed, over, lost }: StreamEnds,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          over();
          controller.error(lost.reason);
          iterator.return?.().catch(() => undefined);
        };
        if (lost.aborted) end();
        else lost.addEventListener("abort", end, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (lost.aborted) return;
          if (done) {
            over();
            controller.close();
          } else controller.enqueue(typeof value === "string" ? encoder.encode(value) : new Uint8Array(value));
        } catch (error) {
          over();
          if (lost.aborted) return;
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        over();
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
