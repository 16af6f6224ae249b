import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeOutput, type ValueType } from "#core/units/output";
import { bufferSpan } from "../../lockdown/buffer-span";
import { encodeJsOutput } from "./encode-js-output";

const MIB = 1024 * 1024;
const encode = (text: string) => new TextEncoder().encode(text);

function encoded(type: ValueType, value: ArrayBufferView): Uint8Array {
  const span = bufferSpan(value);
  if (!span) throw new Error("Not a view.");
  return new Uint8Array(encodeJsOutput(type, span));
}

const asAnyOutput = (type: ValueType, bytes: Uint8Array) =>
  encodeOutput({ exitCode: 0, type, parts: [{ name: "output", bytes }] }, encode);

test("it gives the same bytes as for any other output", () => {
  const types = fc.constantFrom<ValueType>("bytes", "text", "json");
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 300 }), (type, bytes) => {
      expect(encoded(type, bytes)).toEqual(asAnyOutput(type, bytes));
    }),
  );
});

test.each([
  ["Float32Array", Float32Array, [0x01, 0x00, 0xc0, 0xff], [0x00, 0x00, 0xc0, 0x7f]],
  ["Float64Array", Float64Array, [1, 0, 0, 0, 0, 0, 0xf8, 0xff], [0, 0, 0, 0, 0, 0, 0xf8, 0x7f]],
] as const)(
  "of a %s, however long, every NaN has the same bits, and the value keeps its own",
  (_, Floats, odd, canonical) => {
    for (const count of [0, 1, 20_000]) {
      const bytes = new Uint8Array(8 + count * odd.length).fill(1, 0, 8);
      for (let at = 8; at < bytes.length; at += odd.length) bytes.set(odd, at);
      const before = bytes.slice();
      const nans = Uint8Array.from({ length: count * odd.length }, (_, at) => canonical[at % odd.length] as number);
      const found = encoded("bytes", new Floats(bytes.buffer, 8, count));
      expect(Buffer.compare(found, asAnyOutput("bytes", nans))).toBe(0);
      expect(Buffer.compare(bytes, before)).toBe(0);
    }
  },
);

test("a long value is copied once", () => {
  for (const value of [new Uint8Array(64 * MIB), new Float64Array(8 * MIB)]) {
    const before = process.memoryUsage().arrayBuffers;
    const output = encoded("bytes", value);
    expect(process.memoryUsage().arrayBuffers - before - output.byteLength).toBeLessThan(MIB);
  }
});
