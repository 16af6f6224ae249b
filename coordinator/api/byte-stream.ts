import type { Pieces } from "./verbs";

const encoder = new TextEncoder();

interface StreamEnds {
  /** Called with the error that ends the stream early. */
  failed: (error: unknown) => void;
  /** Called when no more pieces will be read, for whatever reason. */
  over: () => void;
  /** Aborts when the reader has lost access. */
  lost: AbortSignal;
}

/** Pieces as the body of a response, pulled only as fast as the client reads. */
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
