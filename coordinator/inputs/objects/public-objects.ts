import { jobFault } from "#protocol/job-faults/job-fault";
import { askPatiently } from "../../buckets/ask-bucket";
import { BucketError, isBucketError } from "../../buckets/bucket-error";
import { type Range, rangeHeader, readContentRange } from "../../buckets/range";
import { readFault } from "../../buckets/read-fault";
import type { Outbound, OutboundAnswer } from "../../outbound/outbound";
import { asOutboundError, isOutboundError } from "../../outbound/outbound-error";
import { InputRefused } from "../input-refused";

export interface PublicAccess {
  outbound: Outbound;
  /** The site's origin, from which devices will read. */
  origin: string;
  signal?: AbortSignal | undefined;
  /** Waits between two attempts; tests pass their own. */
  pause?: (ms: number) => Promise<unknown>;
}

/** Public objects, at URLs of their own. */
export class PublicObjects {
  readonly #access: PublicAccess;

  constructor(access: PublicAccess) {
    this.#access = access;
  }

  async head(url: string): Promise<{ etag: string; bytes: number }> {
    const { headers, body } = await this.#patiently(() => this.#ask("HEAD", url, {}));
    body.destroy();
    const allowed = headers["access-control-allow-origin"];
    if (allowed !== "*" && allowed !== this.#access.origin) {
      throw new InputRefused(jobFault("public-without-cors", { address: url }));
    }
    const bytes = Number(headers["content-length"] ?? Number.NaN);
    if (!Number.isSafeInteger(bytes) || bytes < 0)
      throw new InputRefused(jobFault("public-without-length", { address: url }));
    return { etag: headers.etag ?? "", bytes };
  }

  bytes(url: string, { range, etag }: { range: Range; etag?: string }): Promise<Uint8Array> {
    return this.#patiently(async () => {
      const { status, headers, body } = await this.#ask("GET", url, { range: rangeHeader(range) });
      const given = readContentRange(headers["content-range"]);
      if (status !== 206 || given?.start !== range.start || given.end !== range.end) {
        body.destroy();
        throw new InputRefused(jobFault("public-without-ranges", { address: url }));
      }
      const bytes = await this.#readAll(url, body, range.end - range.start);
      if (etag !== undefined && headers.etag !== etag)
        throw new BucketError("object-changed", "The object's ETag has changed.");
      return bytes;
    });
  }

  /** A server may send fewer bytes than it announced, or more, without end. */
  async #readAll(url: string, body: OutboundAnswer["body"], length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let read = 0;
    try {
      for await (const piece of body as AsyncIterable<Uint8Array>) {
        read += piece.length;
        if (read > length) throw new BucketError("not-s3", "The server gave more than it was asked for.");
        pieces.push(piece);
      }
    } catch (error) {
      throw isBucketError(error) ? error : asFault(asOutboundError(error, new URL(url)));
    }
    if (read < length) throw new BucketError("cut-off", "An object ended early.");
    return Buffer.concat(pieces);
  }

  #patiently<T>(act: () => Promise<T>): Promise<T> {
    const { signal, pause } = this.#access;
    return askPatiently({ ...(signal ? { signal } : {}), ...(pause ? { pause } : {}) }, act);
  }

  async #ask(method: string, url: string, headers: Record<string, string>): Promise<OutboundAnswer> {
    const { outbound, origin, signal } = this.#access;
    try {
      const answer = await outbound.call(new URL(url), { method, headers: { ...headers, origin }, signal });
      if (answer.status === 200 || answer.status === 206) return answer;
      answer.body.destroy();
      throw readFault(answer, "");
    } catch (error) {
      throw asFault(error);
    }
  }
}

/** Each reason of an outbound call is a fault of the same name. */
const asFault = (error: unknown) =>
  isOutboundError(error) ? new BucketError(error.reason, error.message, { cause: error }) : error;
