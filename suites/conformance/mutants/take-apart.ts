import { ByteReader } from "#core/metering/byte-reader";
import { skipImmediates } from "#core/metering/instruction-immediates";
import { emptyShape } from "#core/metering/module-shape";
import { readSections, SECTION } from "#core/metering/sections";
import { leb, sized } from "#core/metering/testing/assemble";

export type Instruction = readonly number[];

/** A function's code, instruction by instruction. */
export interface FunctionCode {
  locals: Instruction;
  code: Instruction[];
}

/** A module whose functions can be changed. */
export interface TakenApart {
  functions: FunctionCode[];
  together(functions: readonly FunctionCode[]): Uint8Array;
}

const ANY = Number.MAX_SAFE_INTEGER;

export function takeApart(bytes: Uint8Array): TakenApart {
  const section = readSections(bytes).get(SECTION.code);
  if (!section) throw new Error("This module has no code.");
  const start = section.at;
  const count = section.u32();
  const functions = Array.from({ length: count }, () => {
    const length = section.u32();
    const from = section.at;
    section.skip(length);
    return readFunction(new ByteReader(bytes, from, from + length));
  });
  // The section's header is its number and a length of up to five bytes.
  const head = start - leb(section.end - start).length - 1;
  return {
    functions,
    together: (changed) => {
      const bodies = changed.map(bodyOf);
      const counted = leb(changed.length);
      const length = bodies.reduce((sum, body) => sum + body.length, counted.length);
      return joined([
        bytes.subarray(0, head),
        [SECTION.code, ...leb(length), ...counted],
        ...bodies,
        bytes.subarray(section.end),
      ]);
    },
  };
}

/** A mutant has one to three functions of its own; the others are those of its original. */
const encoded = new WeakMap<FunctionCode, Uint8Array>();

function bodyOf(one: FunctionCode): Uint8Array {
  const body = encoded.get(one) ?? Uint8Array.from(sized([...one.locals, ...one.code.flat()]));
  encoded.set(one, body);
  return body;
}

function joined(pieces: readonly (Uint8Array | number[])[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function readFunction(reader: ByteReader): FunctionCode {
  const take = (from: number) => [...reader.bytes.subarray(from, reader.at)];
  const start = reader.at;
  for (let groups = reader.u32(); groups > 0; groups--) {
    reader.u32();
    reader.byte();
  }
  const locals = take(start);
  const code: Instruction[] = [];
  while (!reader.done) {
    const from = reader.at;
    skipInstruction(reader);
    code.push(take(from));
  }
  return { locals, code };
}

const NO_NUMBER: ReadonlySet<number> = new Set([0x00, 0x05, 0x0b, 0x0f, 0x19]);
const ONE_NUMBER: ReadonlySet<number> = new Set([
  0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x10, 0x12, 0x18, 0xd2,
]);
const shape = { ...emptyShape(), types: ANY, globals: ANY };

function skipInstruction(reader: ByteReader) {
  const op = reader.byte();
  if (NO_NUMBER.has(op)) return;
  if (ONE_NUMBER.has(op)) return reader.skipNumber();
  if (op === 0x0e) {
    for (let labels = reader.u32(); labels >= 0; labels--) reader.u32();
    return;
  }
  if (op === 0x11 || op === 0x13) {
    reader.u32();
    reader.u32();
    return;
  }
  skipImmediates(reader, op, shape);
}
