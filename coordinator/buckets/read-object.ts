import { LIMITS } from "#protocol/limits";
import type { OutboundAnswer } from "../outbound/outbound";
import { type Asking, askOnce, askPatiently } from "./ask-bucket";
import { BucketError, isBucketError } from "./bucket-error";
import { objectUrl } from "./object-url";
import { type Range, rangeHeader, readContentRange } from "./range";

export interface ObjectBody {
  etag: string;
  /** Of what `body` gives. */
  bytes: number;
  /** Of the whole object. */
  totalBytes: number;
  /** Begun once, and read to its end or closed. */
  body: AsyncIterable<Uint8Array>;
  close(): void;
}

interface Terms {
  range?: Range;
  etag?: string;
  signal?: AbortSignal | undefined;
}

/** Reads an object or a range of it. An interrupted read resumes, as long as the object is still the same. */
export async function readObject(asking: Asking, key: string, terms: Terms): Promise<ObjectBody> {
  const first = await openPart(asking, key, terms);
  const { etag, start, end, totalBytes } = first;
  let open = first.body;
  async function* body() {
    let at = start;
    for (let tries = 1; ; tries++) {
      let cause: unknown;
      try {
        for await (const piece of open as AsyncIterable<Uint8Array>) {
          at += piece.length;
          if (at > end) throw new BucketError("not-s3", "The bucket sent more bytes than requested.");
          yield piece;
        }
      } catch (error) {
        if (isBucketError(error) || terms.signal?.aborted) throw error;
        cause = error;
      }
      if (at === end) return;
      if (tries === LIMITS.MAX_BUCKET_TRIES) throw new BucketError("cut-off", "An object ended early.", { cause });
      open = (await openPart(asking, key, { ...terms, etag, range: { start: at, end } })).body;
    }
  }
  return { etag, bytes: end - start, totalBytes, body: body(), close: () => void open.destroy() };
}

const openPart = (asking: Asking, key: string, { range, etag, signal }: Terms) =>
  askPatiently(asking, async () => {
    const headers = {
      ...(range && { range: rangeHeader(range) }),
      ...(etag !== undefined && { "if-match": etag }),
    };
    const url = objectUrl(asking.connection, key);
    const answer = await askOnce(asking, { method: "GET", url, headers, signal });
    try {
      const found = foundIn(answer, range);
      // Not every server supports If-Match.
      if (etag !== undefined && found.etag !== etag)
        throw new BucketError("object-changed", "The object's ETag has changed.");
      return { ...found, body: answer.body };
    } catch (error) {
      answer.body.destroy();
      throw error;
    }
  });

function foundIn({ status, headers }: OutboundAnswer, range: Range | undefined) {
  const etag = headers.etag ?? "";
  if (!range) {
    const bytes = Number(headers["content-length"]);
    if (!Number.isSafeInteger(bytes)) throw new BucketError("not-s3", "The answer has no Content-Length.");
    return { etag, start: 0, end: bytes, totalBytes: bytes };
  }
  const given = readContentRange(headers["content-range"]);
  if (status !== 206 || given?.start !== range.start || given.end > range.end)
    throw new BucketError("not-s3", "The answer is not the requested range.");
  return { etag, start: given.start, end: given.end, totalBytes: given.total };
}
