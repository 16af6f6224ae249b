import type { Pieces } from "./operation";

const encoder = new TextEncoder();

/** Pieces as the body of a response, taken only as fast as the caller reads; `failed` hears of an end before the end. */
export function byteStream(pieces: Pieces, failed: (error: unknown) => void): ReadableStream<Uint8Array> | Uint8Array {
  if (pieces instanceof Uint8Array) return pieces;
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(typeof value === "string" ? encoder.encode(value) : new Uint8Array(value));
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
