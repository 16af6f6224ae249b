import type { Readable } from "node:stream";

/** An archive where it lies: its bytes from `start` to `end`, the latter excluded. */
export interface ArchiveBytes {
  size: number;
  bytes(start: number, end: number): Promise<Uint8Array>;
  open(start: number, end: number): Readable;
}
