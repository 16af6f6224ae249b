import type { ObjectRef } from "#core/jobs/object-ref";
import type { BucketFault } from "#protocol/api/storage";
import type { ObjectLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { AS_NOBODY } from "./as-nobody";
import { faultOfStatus } from "./fault-of-status";

type Link = Extract<ObjectLink, { kind: "link" }>;

/** Collects the bytes of one object over as many responses as it takes. */
export class ObjectBytes {
  readonly #object: ObjectRef;
  readonly #fetchFrom: typeof fetch;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(object: ObjectRef, fetchFrom: typeof fetch = (place, init) => fetch(place, init)) {
    this.#object = object;
    this.#fetchFrom = fetchFrom;
    this.#bytes = new Uint8Array(object.bytes);
  }

  whole(): Uint8Array<ArrayBuffer> {
    if (this.length !== this.#bytes.byteLength) throw new Error("The object is not complete.");
    return this.#bytes;
  }

  /** None of the bytes can be trusted. */
  drop() {
    this.length = 0;
  }

  /** Reads from the link, starting at the first missing byte. */
  async fetchFrom({ url, headers }: Link): Promise<"complete" | BucketFault> {
    const silence = new SilenceAlarm(LIMITS.MAX_INPUT_SILENCE_MS);
    try {
      const answer = await this.#fetchFrom(url, { headers, ...AS_NOBODY, signal: silence.signal });
      const fault = this.#faultOf(answer, "range" in headers);
      if (fault) {
        await answer.body?.cancel();
        return fault;
      }
      return await this.#take(answer, silence);
    } catch {
      return silence.signal.aborted ? "timeout" : "unreachable";
    } finally {
      silence.end();
    }
  }

  async #take(answer: Response, silence: SilenceAlarm): Promise<"complete" | BucketFault> {
    const reader = answer.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      silence.heard();
      if (this.length + piece.value.byteLength > this.#bytes.byteLength) {
        await reader?.cancel();
        this.drop();
        return "other-bytes";
      }
      this.#bytes.set(piece.value, this.length);
      this.length += piece.value.byteLength;
    }
    return this.length === this.#bytes.byteLength ? "complete" : "cut-off";
  }

  /** Headers that the bucket's CORS rules hide are no fault, because the link is valid for one ETag only. */
  #faultOf({ status, headers }: Response, isRange: boolean): BucketFault | undefined {
    if (status !== 200 && status !== 206) return faultOfStatus(status);
    const etag = headers.get("etag");
    if (etag !== null && this.#object.etag !== "" && etag !== this.#object.etag) return "object-changed";
    if (isRange !== (status === 206)) return "other-bytes";
    const { start = 0, bytes } = this.#object;
    const given = headers.get("content-range");
    const meant = `bytes ${start + this.length}-${start + bytes - 1}/`;
    return isRange && given !== null && !given.startsWith(meant) ? "other-bytes" : undefined;
  }
}

/** Aborts a request after this long without data. */
class SilenceAlarm {
  readonly #controller = new AbortController();
  readonly #ms: number;
  #timer: ReturnType<typeof setTimeout>;

  constructor(ms: number) {
    this.#ms = ms;
    this.#timer = setTimeout(() => this.#controller.abort(), ms);
  }

  get signal() {
    return this.#controller.signal;
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#ms);
  }

  end() {
    clearTimeout(this.#timer);
  }
}
