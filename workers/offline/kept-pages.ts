import { RESIDENT_LIMITS } from "#protocol/limits/residents";
import { assetsIn } from "./assets-in";
import { withoutTransport } from "./without-transport";

const PREFIX = "lamplighter-pages-";
/** Kept beside the pages: the language that they are in. */
const LANGUAGE = "/kept-language";

/** The donation page at its two addresses. */
const PATHS = ["/", "/kiosk"];

interface Parts {
  caches: CacheStorage;
  ask: typeof fetch;
  version: string;
}

/**
 * The donation page as the site gives it to a stranger, for when there is no network. It is asked for without cookies:
 * nothing of a person is in it.
 */
export class KeptPages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Keeps both or neither, and returns what they load. */
  async keep(language?: string): Promise<string[]> {
    const pages = await Promise.all(PATHS.map((path) => this.#fetch(path, language)));
    const cache = await this.#open();
    for (const { path, html, headers } of pages) await cache.put(path, new Response(html, { headers }));
    if (language !== undefined) await cache.put(LANGUAGE, new Response(language));
    return pages.flatMap(({ html }) => assetsIn(html));
  }

  /** Undefined for an address that is not kept. */
  async match(path: string): Promise<Response | undefined> {
    if (!PATHS.includes(path)) return undefined;
    return this.#parts.caches.match(path, { cacheName: this.#name, ignoreVary: true });
  }

  /** What the kept pages load. */
  async assets(): Promise<string[]> {
    const pages = await Promise.all(PATHS.map((path) => this.match(path)));
    const texts = await Promise.all(pages.map((page) => page?.text() ?? ""));
    return texts.flatMap(assetsIn);
  }

  async language(): Promise<string | undefined> {
    return textOf(await this.#parts.caches.match(LANGUAGE, { cacheName: this.#name }));
  }

  /** The language that another version's pages are in. */
  async languageBefore(): Promise<string | undefined> {
    for (const name of await this.#names()) {
      const language = await textOf(await this.#parts.caches.match(LANGUAGE, { cacheName: name }));
      if (language !== undefined) return language;
    }
    return undefined;
  }

  async forgetOthers(): Promise<void> {
    const others = (await this.#names()).filter((name) => name !== this.#name);
    await Promise.all(others.map((name) => this.#parts.caches.delete(name)));
  }

  async forget(): Promise<void> {
    await Promise.all((await this.#names()).map((name) => this.#parts.caches.delete(name)));
  }

  async #fetch(path: string, language: string | undefined) {
    const answer = await this.#parts.ask(path, {
      credentials: "omit",
      cache: "no-store",
      headers: language === undefined ? {} : { "accept-language": language },
    });
    const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (answer.status !== 200 || answer.redirected || !isPage) throw new Error(`The site did not answer with ${path}.`);
    const html = await answer.text();
    if (html.length > RESIDENT_LIMITS.MAX_KEPT_PAGE_CHARS) throw new Error(`${path} is too long to be kept.`);
    return { path, html, headers: withoutTransport(answer.headers) };
  }

  get #name() {
    return `${PREFIX}${this.#parts.version}`;
  }

  #open() {
    return this.#parts.caches.open(this.#name);
  }

  async #names() {
    return (await this.#parts.caches.keys()).filter((name) => name.startsWith(PREFIX));
  }
}

const textOf = (answer: Response | undefined) => answer?.text();
