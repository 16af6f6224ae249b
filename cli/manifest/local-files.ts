import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { CliError } from "../cli-error";
import type { SiteOptions } from "../connect";

/** Blobs for a trial run: local files under names of their own, anything else from the city's site. */
export class LocalFiles {
  readonly #files = new Map<string, string>();
  readonly #held = new Map<string, Uint8Array>();
  readonly #site: SiteOptions;

  constructor(site: SiteOptions) {
    this.#site = site;
  }

  /** Names the file like a blob, by a hash of its path, so that it need not be read before a unit needs it. */
  add(file: string): string {
    const name = createHash("sha256").update(file).digest("hex");
    this.#files.set(name, file);
    return name;
  }

  /** For bytes that are not a file of their own. */
  hold(bytes: Uint8Array): string {
    const name = createHash("sha256").update(bytes).digest("hex");
    this.#held.set(name, bytes);
    return name;
  }

  async read(hash: string): Promise<Uint8Array> {
    const held = this.#held.get(hash);
    if (held !== undefined) return held;
    const file = this.#files.get(hash);
    if (file !== undefined) return readFile(file);
    const { url, key } = this.#site;
    const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(new URL(`/blobs/${hash}`, url), { headers });
    if (!response.ok) {
      const how =
        key === undefined ? "Pass your API key as --key, or name a file." : "Upload it first, or name a file.";
      throw new CliError(`You have no blob ${hash.slice(0, 12)}… on ${url}. ${how}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  }
}
