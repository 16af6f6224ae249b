import type { BlobBytes } from "#core/jobs/unit-call";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { BlobCache } from "./blob-cache";
import { sha256Hex } from "./sha256-hex";
import { timeLimit } from "./time-limit";

const FETCH_WITHIN_MS = 5 * 60_000;
const ATTEMPTS = 3;
const RETRY_AFTER_MS = 1_000;

/** Bytes by their hash; for a part of a blob the length is known in advance. */
type WantedBytes = Pick<BlobBytes, "hash" | "within"> & { bytes?: number };

/** Identifies the device and the grant: only its owner and those who compute with it may read a blob. */
export type AskForBlob = (stub: GrantStub) => RequestInit;

/** Blobs by hash. Bytes that do not have the requested hash are never passed on. */
export class BlobSource {
  readonly #siteUrl: string;
  readonly #cache: BlobCache;
  readonly #ask: AskForBlob;
  readonly #onBytes: (bytes: number) => void;
  readonly #fetchFrom: typeof fetch;
  readonly #coming = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(
    siteUrl: string,
    cache: BlobCache,
    ask: AskForBlob,
    onBytes: (bytes: number) => void = () => {},
    fetchFrom: typeof fetch = (place, init) => fetch(place, init),
  ) {
    this.#fetchFrom = fetchFrom;
    this.#siteUrl = siteUrl;
    this.#cache = cache;
    this.#ask = ask;
    this.#onBytes = onBytes;
  }

  /** Supplies the bytes under this name, so that they are not fetched. */
  hold(name: string, bytes: Uint8Array<ArrayBuffer>) {
    this.#coming.set(name, Promise.resolve(bytes));
  }

  /** For programs and shared files: kept in this browser. Two callers at once share one fetch. */
  cached(hash: string, stub: GrantStub): Promise<Uint8Array<ArrayBuffer>> {
    let coming = this.#coming.get(hash);
    if (!coming) {
      coming = this.#fromCacheOrSite(hash, stub).finally(() => this.#coming.delete(hash));
      this.#coming.set(hash, coming);
    }
    return coming;
  }

  /** For the inputs of one unit, which no later unit asks for again. */
  async once(blob: WantedBytes, stub: GrantStub): Promise<Uint8Array<ArrayBuffer>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#fetch(blob, stub);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * attempt));
      }
    }
  }

  async #fromCacheOrSite(hash: string, stub: GrantStub): Promise<Uint8Array<ArrayBuffer>> {
    const kept = await this.#cache.get(hash).catch(() => undefined);
    if (kept) {
      if ((await sha256Hex(kept)) === hash) return kept;
      await this.#cache.forget(hash);
    }
    const bytes = await this.once({ hash }, stub);
    await this.#cache.put(hash, bytes).catch(() => {});
    return bytes;
  }

  async #fetch({ hash, bytes: length, within }: WantedBytes, stub: GrantStub): Promise<Uint8Array<ArrayBuffer>> {
    if (within && length === 0) return new Uint8Array(0);
    const { headers = {}, ...asked } = this.#ask(stub);
    const response = await this.#fetchFrom(new URL(`/blobs/${within?.hash ?? hash}`, this.#siteUrl), {
      ...asked,
      headers: within ? withRange(headers, within.start, length ?? 0) : headers,
      signal: timeLimit(FETCH_WITHIN_MS),
    });
    // A whole blob instead of a part of it may be gigabytes.
    if (!response.ok || (within && response.status !== 206)) {
      await response.body?.cancel();
      throw new Error(`The site answered ${response.status} for blob ${hash}.`);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.#onBytes(bytes.length);
    if ((await sha256Hex(bytes)) !== hash) throw new Error(`The bytes received for blob ${hash} have another hash.`);
    return bytes;
  }
}

function withRange(headers: HeadersInit, start: number, length: number): Headers {
  const all = new Headers(headers);
  all.set("range", `bytes=${start}-${start + length - 1}`);
  return all;
}
