import { Readable } from "node:stream";
import type { UploadName } from "./upload-name";
import type { UploadPieces } from "./upload-pieces";

/** Chooses once, when first asked: keys to a bucket that may not list it can store blobs, and no pieces that are to be found. */
export class WhereListed implements UploadPieces {
  readonly #choose: () => Promise<UploadPieces>;
  #chosen: Promise<UploadPieces> | undefined;

  constructor(choose: () => Promise<UploadPieces>) {
    this.#choose = choose;
  }

  async of(owner: string) {
    return (await this.#pieces()).of(owner);
  }

  async offset(name: UploadName) {
    return (await this.#pieces()).offset(name);
  }

  async begin(name: UploadName) {
    return (await this.#pieces()).begin(name);
  }

  async append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>) {
    return (await this.#pieces()).append(name, from, chunks);
  }

  read(name: UploadName) {
    return Readable.from(this.#read(name), { objectMode: false });
  }

  async remove(name: UploadName) {
    return (await this.#pieces()).remove(name);
  }

  async sweep(before: number) {
    return (await this.#pieces()).sweep(before);
  }

  async *#read(name: UploadName) {
    yield* (await this.#pieces()).read(name);
  }

  /** A bucket that does not answer just now is asked again. */
  #pieces(): Promise<UploadPieces> {
    this.#chosen ??= this.#choose().catch((error) => {
      this.#chosen = undefined;
      throw error;
    });
    return this.#chosen;
  }
}
