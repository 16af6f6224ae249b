import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";
import type { ArchiveBytes } from "./archive-bytes";

const WINDOW_BYTES = 256 * 1024;
const WINDOWS = 2;

interface Window {
  start: number;
  bytes: Uint8Array;
}

/** Reads a zip in larger windows, because its directory and small members cause very many neighbouring reads. */
export class ZipWindow extends RandomAccessReader {
  readonly #archive: ArchiveBytes;
  /** Windows of the directory and of the members, which are read alternately; the latest first. */
  #windows: Window[] = [];

  constructor(archive: ArchiveBytes) {
    super();
    this.#archive = archive;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead: number) => void,
  ) {
    this.#slice(position, position + length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(bytes.length < length ? endedEarly() : null, bytes.length);
      },
      (error) => callback(error, 0),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    if (end - start > WINDOW_BYTES) return this.#archive.open(start, end);
    const slice = this.#slice.bind(this);
    return Readable.from(
      (async function* () {
        yield await slice(start, end);
      })(),
      { objectMode: false },
    );
  }

  async #slice(start: number, end: number): Promise<Uint8Array> {
    const known = this.#windows.find((one) => start >= one.start && end <= one.start + one.bytes.length);
    const window = known ?? (await this.#read(start, end));
    this.#windows = [window, ...this.#windows.filter((one) => one !== window)].slice(0, WINDOWS);
    return window.bytes.slice(start - window.start, end - window.start);
  }

  async #read(start: number, end: number): Promise<Window> {
    const until = Math.min(this.#archive.size, start + Math.max(WINDOW_BYTES, end - start));
    return { start, bytes: await this.#archive.bytes(Math.min(start, until), until) };
  }
}

const endedEarly = () => new Error("the file ends before that");
