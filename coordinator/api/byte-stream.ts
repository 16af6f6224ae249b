import type { Pieces } from "./verbs";

const encoder = new TextEncoder();

interface StreamEnds {
  /** An end before the end. */
  failed: (error: unknown) => void;
  /** Nothing more is read of the pieces, whyever. */
  over: () => void;
}

/** Pieces as the body of a response, taken only as fast as the caller reads. */
export function byteStream(
  pieces: Exclude<Pieces, Uint8Array>,
  { failed, over }: StreamEnds,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) {
            over();
            controller.close();
          } else controller.enqueue(typeof value === "string" ? encoder.encode(value) : new Uint8Array(value));
        } catch (error) {
          over();
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
