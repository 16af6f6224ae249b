import { decodeOutput, outputHead } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../../storage/blob-store";

const NAMES = ["stdout", "output"];
const decodeText = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

/** The pixels in a unit's output, in chunks, if their number is that of a tile. Of a blob, only these are read. */
export async function findTile(
  blobs: BlobStore,
  { output, blob }: { output: Uint8Array | null; blob: string | null },
  tileBytes: number,
): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined> {
  if (output) {
    const part = decodeOutput(output, decodeText)?.parts.find(({ name }) => NAMES.includes(name));
    return part?.bytes.length === tileBytes ? [part.bytes] : undefined;
  }
  const size = blob === null ? undefined : await blobs.size(blob);
  if (blob === null || size === undefined) return undefined;
  const start = await blobs.bytes(blob, { start: 0, end: Math.min(size, LIMITS.outputHeadBytes) });
  const head = outputHead(start, decodeText);
  let at = head?.bodyStart ?? 0;
  for (const [name, length] of head?.parts ?? []) {
    if (NAMES.includes(name))
      return length === tileBytes && at + length <= size
        ? blobs.open(blob, { start: at, end: at + length })
        : undefined;
    at += length;
  }
  return undefined;
}
