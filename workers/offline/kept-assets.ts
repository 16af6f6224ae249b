import { RESIDENT_LIMITS } from "#protocol/limits/residents";
import { withoutTransport } from "./without-transport";

const NAME = "lamplighter-assets";
const BYTES = "x-kept-bytes";

interface Parts {
  caches: CacheStorage;
  ask: typeof fetch;
}

/**
 * Scripts, styles and typefaces whose names change with their contents. They outlive a version: a page that was opened
 * before an update still finds its own. The oldest go first; those that a kept page loads stay.
 */
export class KeptAssets {
  readonly #parts: Parts;
  #isForgotten = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async match(url: string): Promise<Response | undefined> {
    return this.#parts.caches.match(url, { cacheName: NAME, ignoreVary: true });
  }

  /** Fetches those that are missing; rejects when one cannot be had. */
  async keepAll(paths: readonly string[]): Promise<void> {
    for (const path of new Set(paths)) {
      if (await this.match(path)) continue;
      const answer = await this.#parts.ask(path);
      if (!answer.ok) throw new Error(`The site did not answer with ${path}.`);
      await this.#put(path, answer);
    }
    await this.#trim(paths);
  }

  /** Keeps an answer unless it may change later or is too large. */
  async keep(url: string, answer: Response, needed: readonly string[]): Promise<void> {
    if (await this.#put(url, answer)) await this.#trim(needed);
  }

  /** For good: what is still on its way is not kept either. */
  async forget(): Promise<void> {
    this.#isForgotten = true;
    await this.#parts.caches.delete(NAME);
  }

  async #put(url: string, answer: Response): Promise<boolean> {
    if (!isImmutable(answer)) return false;
    const bytes = await answer.arrayBuffer();
    if (bytes.byteLength > RESIDENT_LIMITS.MAX_KEPT_ASSET_BYTES) return false;
    const headers = withoutTransport(answer.headers);
    headers.set(BYTES, String(bytes.byteLength));
    if (this.#isForgotten) return false;
    await (await this.#open()).put(url, new Response(bytes, { headers }));
    return true;
  }

  async #trim(needed: readonly string[]): Promise<void> {
    const cache = await this.#open();
    // Both are in the order in which they were put.
    const [requests, answers] = await Promise.all([cache.keys(), cache.matchAll()]);
    const kept = requests.map((request, index) => ({ request, bytes: bytesOf(answers[index]) }));
    let count = kept.length;
    let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { request, bytes } of kept) {
      if (count <= RESIDENT_LIMITS.MAX_KEPT_ASSETS && total <= RESIDENT_LIMITS.MAX_KEPT_ASSETS_BYTES) return;
      if (needed.includes(new URL(request.url).pathname)) continue;
      await cache.delete(request);
      count -= 1;
      total -= bytes;
    }
  }

  #open() {
    return this.#parts.caches.open(NAME);
  }
}

const bytesOf = (answer: Response | undefined) => Number(answer?.headers.get(BYTES) ?? 0);

/** As the site says of files whose names change with their contents, and of nothing else. */
const isImmutable = (answer: Response) =>
  answer.status === 200 && !answer.redirected && (answer.headers.get("cache-control") ?? "").includes("immutable");
