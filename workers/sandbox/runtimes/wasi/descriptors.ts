import { ERRNO, type Errno } from "./errno";
import type { GuestFile } from "./guest-file";
import type { GuestFolder } from "./guest-folder";
import type { Storage } from "./storage";

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
  /** The name of a preopened folder. */
  preopen?: string;
  /** The names when the listing began: removing some while it is read must not skip others. */
  listing: readonly string[];
  /** The counted size of the listing: when a folder changes, its readers keep the old one. */
  counted: number;
}

/** Standard error: written to and shown, never read back. */
export interface OpenSink {
  kind: "sink";
  number: bigint;
  write: (bytes: Uint8Array) => void;
}

export type Descriptor = OpenFile | OpenFolder | OpenSink;

const MAX_DESCRIPTORS = 1_024;

/** The guest's open files by number; a new one takes the lowest free number, as POSIX has it. */
export class Descriptors {
  readonly #open: (Descriptor | undefined)[] = [];
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  get(fd: number): Descriptor | undefined {
    return this.#open[fd];
  }

  add(descriptor: Descriptor): number | undefined {
    const free = this.#open.indexOf(undefined);
    const fd = free < 0 ? this.#open.length : free;
    if (fd >= MAX_DESCRIPTORS) return undefined;
    this.#open[fd] = descriptor;
    if (descriptor.kind === "file") descriptor.file.hold();
    return fd;
  }

  close(fd: number): Errno {
    const open = this.#open[fd];
    if (!open) return ERRNO.badf;
    this.#open[fd] = undefined;
    this.#release(open);
    return ERRNO.success;
  }

  renumber(from: number, to: number): Errno {
    const replaced = this.#open[to];
    if (!this.#open[from] || !replaced) return ERRNO.badf;
    if (from === to) return ERRNO.success;
    this.#open[to] = this.#open[from];
    this.#open[from] = undefined;
    this.#release(replaced);
    return ERRNO.success;
  }

  #release(open: Descriptor) {
    if (open.kind === "file") open.file.release();
    if (open.kind === "folder") this.#storage.count(open.counted, 0);
  }
}
