import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { CliError } from "../cli-error";

/** Blobs for a try-out: files of this machine under names of their own, anything else from the city's site. */
export class LocalFiles {
  readonly #files = new Map<string, string>();
  readonly #siteUrl: string;

  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl;
  }

  /** Names the file like a blob: by its path, so that it need not be read before a unit wants it. */
  add(file: string): string {
    const name = createHash("sha256").update(file).digest("hex");
    this.#files.set(name, file);
    return name;
  }

  async read(hash: string): Promise<Uint8Array> {
    const file = this.#files.get(hash);
    if (file !== undefined) return readFile(file);
    const response = await fetch(new URL(`/blobs/${hash}`, this.#siteUrl));
    if (!response.ok)
      throw new CliError(`The blob ${hash.slice(0, 12)}… is not on ${this.#siteUrl}. Upload it first, or name a file.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
