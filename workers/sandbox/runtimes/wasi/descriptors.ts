import { ERRNO, type Errno } from "./errno";
import type { GuestFile } from "./guest-file";
import type { GuestFolder } from "./guest-folder";

export interface OpenFile {
  kind: "file";
  file: GuestFile;
  position: number;
  appends: boolean;
  reads: boolean;
  writes: boolean;
}

export interface OpenFolder {
  kind: "folder";
  folder: GuestFolder;
  /** The name under which it was open from the start. */
  preopen?: string;
  /** The names when the listing began: removing some while it is read must not skip others. */
  listing: string[];
}

/** Standard error: written to and shown, never read back. */
export interface OpenSink {
  kind: "sink";
  number: bigint;
  write: (bytes: Uint8Array) => void;
}

export type Descriptor = OpenFile | OpenFolder | OpenSink;

const MOST_DESCRIPTORS = 1_024;

/** The guest's open files by number; a new one takes the lowest free number, as POSIX has it. */
export class Descriptors {
  readonly #open: (Descriptor | undefined)[] = [];

  get(fd: number): Descriptor | undefined {
    return this.#open[fd];
  }

  add(descriptor: Descriptor): number | undefined {
    const free = this.#open.indexOf(undefined);
    const fd = free < 0 ? this.#open.length : free;
    if (fd >= MOST_DESCRIPTORS) return undefined;
    this.#open[fd] = descriptor;
    return fd;
  }

  close(fd: number): Errno {
    if (!this.#open[fd]) return ERRNO.badf;
    this.#open[fd] = undefined;
    return ERRNO.success;
  }

  renumber(from: number, to: number): Errno {
    if (!this.#open[from] || !this.#open[to]) return ERRNO.badf;
    if (from === to) return ERRNO.success;
    this.#open[to] = this.#open[from];
    this.#open[from] = undefined;
    return ERRNO.success;
  }
}
