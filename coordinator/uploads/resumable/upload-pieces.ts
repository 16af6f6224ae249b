import type { Readable } from "node:stream";
import type { UploadName } from "./upload-name";

/** Where the bytes of unfinished uploads are: on the one machine, or in the bucket of all. */
export interface UploadPieces {
  of(owner: string): Promise<UploadName[]>;
  /** How many bytes have arrived; undefined when no upload was begun. */
  offset(name: UploadName): Promise<number | undefined>;
  begin(name: UploadName): Promise<void>;
  /**
   * Appends what arrives, up to the upload's end, and returns the new offset. If it is interrupted, what has arrived
   * remains.
   */
  append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  read(name: UploadName): Readable;
  remove(name: UploadName): Promise<void>;
  /** Removes uploads that have received nothing since that moment; returns how many. */
  sweep(before: number): Promise<number>;
}
