import type { ObjectRef } from "#core/jobs/object-ref";
import type { BucketFault } from "#protocol/api/storage";
import type { ObjectLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { BlobCache } from "./blob-cache";
import { EtagHashes } from "./etag-hashes";
import { InputUnreadable, LeaseGone } from "./input-unreadable";
import { ObjectBytes } from "./object-bytes";

/** Gives a link to the unit's object from byte `from` of the unit's bytes on. */
export type AskForLink = (asked: { grantId: string; unit: number; from: number }) => Promise<ObjectLink>;

const FIRST_PAUSE_MS = 500;
/** How many bytes a try must bring to count as progress. */
const MIN_PROGRESS_BYTES = 1024 * 1024;

/** Faults that a retry does not fix, unless the link was the cause. */
const FINAL: ReadonlySet<BucketFault> = new Set(["object-changed", "no-object"]);

/** Objects of customers' buckets, read by links: identified by their ETag, and their length is known from their units. */
export class ObjectSource {
  readonly #cache: BlobCache;
  readonly #ask: AskForLink;
  readonly #pause: (ms: number) => Promise<unknown>;
  readonly #onBytes: (bytes: number) => void;
  readonly #fetchFrom: typeof fetch | undefined;
  readonly #etags = new EtagHashes();

  constructor(
    cache: BlobCache,
    ask: AskForLink,
    onBytes: (bytes: number) => void = () => {},
    pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms)),
    fetchFrom?: typeof fetch,
  ) {
    this.#fetchFrom = fetchFrom;
    this.#cache = cache;
    this.#ask = ask;
    this.#onBytes = onBytes;
    this.#pause = pause;
  }

  async read(object: ObjectRef, lease: { grantId: string; unit: number }): Promise<Uint8Array<ArrayBuffer>> {
    if (object.bytes === 0) return new Uint8Array(0);
    const key = cacheKey(object);
    const kept = key === undefined ? undefined : await this.#cache.get(key).catch(() => undefined);
    if (kept?.byteLength === object.bytes) return kept;
    const bytes = await this.#fetchAll(object, lease);
    if (key !== undefined) await this.#cache.put(key, bytes).catch(() => {});
    return bytes;
  }

  /** Each attempt requests a new link, since an old one may have expired. What arrived before an interruption is kept. */
  async #fetchAll(object: ObjectRef, lease: { grantId: string; unit: number }): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new ObjectBytes(object, this.#fetchFrom);
    const accepts = this.#etags.accepting(object);
    let fault: BucketFault = "unreachable";
    let readings = 0;
    for (let tries = 1; tries <= LIMITS.MAX_INPUT_TRIES; tries++) {
      if (tries > 1) await this.#pause(FIRST_PAUSE_MS * 2 ** (tries - 2));
      const link = await this.#ask({ ...lease, from: bytes.length });
      if (link.kind === "no-lease") throw new LeaseGone("The coordinator no longer knows this unit's lease.");
      if (link.kind === "fault") throw new InputUnreadable(link.fault);
      if (link.kind === "wait") {
        await this.#pause(LIMITS.RELAY_PAUSE_MS);
        // This does not count as an attempt: a device that lost its lease gets another answer.
        tries -= 1;
        continue;
      }
      if (link.kind === "not-now") continue;
      const before = bytes.length;
      const outcome = await bytes.fetchFrom(link);
      this.#onBytes(Math.max(0, bytes.length - before));
      if (outcome === "complete") {
        if (await accepts(bytes.whole())) return bytes.whole();
        bytes.drop();
        readings += 1;
        fault = "other-bytes";
        if (readings === LIMITS.MAX_INPUT_READINGS) break;
        continue;
      }
      // A link may expire, or a connection break, any number of times while there is progress.
      if (bytes.length - before >= MIN_PROGRESS_BYTES) tries = 1;
      fault = outcome;
      if (FINAL.has(fault)) break;
    }
    throw new InputUnreadable(fault);
  }
}

/** Without an ETag it is unknown whether the object will be unchanged tomorrow. */
function cacheKey({ connection = "", key, etag, start, bytes }: ObjectRef): string | undefined {
  return etag === "" ? undefined : JSON.stringify(["object", connection, key, etag, start ?? null, bytes]);
}
