import type { Readable } from "node:stream";

/** An archive inside a larger file: its bytes from `start` to `end` (exclusive). */
export interface ArchiveBytes {
  size: number;
  bytes(start: number, end: number): Promise<Uint8Array>;
  open(start: number, end: number): Readable;
}
