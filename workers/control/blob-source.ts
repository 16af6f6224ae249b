import type { BlobCache } from "./blob-cache";
import { sha256Hex } from "./sha256-hex";

const FETCH_WITHIN_MS = 5 * 60_000;
const ATTEMPTS = 3;
const RETRY_AFTER_MS = 1_000;

/** Blobs by hash. Nothing is handed on whose bytes do not have the hash that was asked for. */
export class BlobSource {
  readonly #siteUrl: string;
  readonly #cache: BlobCache;
  readonly #coming = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(siteUrl: string, cache: BlobCache) {
    this.#siteUrl = siteUrl;
    this.#cache = cache;
  }

  /** Bytes that are at hand under this name: nothing is fetched for it. */
  hold(name: string, bytes: Uint8Array<ArrayBuffer>) {
    this.#coming.set(name, Promise.resolve(bytes));
  }

  /** For programs and shared files: kept in this browser. Two callers at once share one fetch. */
  cached(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    let coming = this.#coming.get(hash);
    if (!coming) {
      coming = this.#fromCacheOrSite(hash).finally(() => this.#coming.delete(hash));
      this.#coming.set(hash, coming);
    }
    return coming;
  }

  /** For the inputs of one unit, which no later unit asks for again. */
  async once(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#fetch(hash);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * attempt));
      }
    }
  }

  async #fromCacheOrSite(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    const kept = await this.#cache.get(hash).catch(() => undefined);
    if (kept) {
      if ((await sha256Hex(kept)) === hash) return kept;
      await this.#cache.forget(hash);
    }
    const bytes = await this.once(hash);
    await this.#cache.put(hash, bytes).catch(() => {});
    return bytes;
  }

  async #fetch(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    const response = await fetch(new URL(`/blobs/${hash}`, this.#siteUrl), {
      credentials: "omit",
      signal: AbortSignal.timeout(FETCH_WITHIN_MS),
    });
    if (!response.ok) throw new Error(`The site answered ${response.status} for blob ${hash}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await sha256Hex(bytes)) !== hash) throw new Error(`The bytes that came for blob ${hash} are not the blob's.`);
    return bytes;
  }
}
