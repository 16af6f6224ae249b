import { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { FunctionSettler } from "./function-settler";
import { readBoundary } from "./module-boundary";
import { Refusal, refuse } from "./refusal";
import { readCount } from "./rewrite-sections";
import { readSections, SECTION } from "./sections";

export type SettleOutcome = { kind: "settled"; bytes: Uint8Array } | { kind: "refused"; message: string };

const HEADER_BYTES = 8;

/**
 * The same module, except that every NaN that it computes, or gets from the surrounding JavaScript, is canonical: for
 * modules that a script brings along, which are not metered. What differs between machines, or runs in some engines
 * only, is refused as for uploaded programs: threads, relaxed SIMD, 64-bit memories, garbage collection.
 */
export function settleModule(bytes: Uint8Array): SettleOutcome {
  try {
    return { kind: "settled", bytes: settle(bytes) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", message: error.message };
    throw error;
  }
}

function settle(bytes: Uint8Array): Uint8Array {
  const boundary = readBoundary(readSections(bytes));
  const out = new ByteWriter(bytes.length + (bytes.length >> 2) + 256);
  out.bytes(bytes, 0, HEADER_BYTES);
  const reader = new ByteReader(bytes, HEADER_BYTES, bytes.length);
  while (!reader.done) {
    const start = reader.at;
    const id = reader.byte();
    const length = reader.u32();
    const from = reader.at;
    reader.skip(length);
    if (id === SECTION.code) {
      out.section(id, settleCode(new ByteReader(bytes, from, reader.at), new FunctionSettler(boundary)));
    } else out.bytes(bytes, start, reader.at);
  }
  return out.written;
}

function settleCode(reader: ByteReader, settler: FunctionSettler): ByteWriter {
  const out = new ByteWriter(reader.end - reader.at + 256);
  const count = readCount(reader);
  out.u32(count);
  for (let i = 0; i < count; i++) {
    const length = reader.u32();
    const from = reader.at;
    reader.skip(length);
    settler.settle(i, new ByteReader(reader.bytes, from, reader.at), out);
  }
  if (!reader.done) refuse("A section goes on after its last entry", reader.at);
  return out;
}
