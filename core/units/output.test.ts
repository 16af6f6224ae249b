import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeOutput, encodeOutput, type UnitOutput } from "./output";

const encodeText = (text: string) => new TextEncoder().encode(text);
const decodeText = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

const output = (): fc.Arbitrary<UnitOutput> =>
  fc
    .record({
      exitCode: fc.nat(255),
      type: fc.constantFrom(undefined, "bytes" as const, "text" as const, "json" as const),
      parts: fc.array(fc.record({ name: fc.string(), bytes: fc.uint8Array() }), { maxLength: 4 }),
    })
    .map(({ type, ...rest }) => (type === undefined ? rest : { ...rest, type }));

test("an output that was written is read back unchanged", () =>
  fc.assert(
    fc.property(output(), (written) => {
      expect(decodeOutput(encodeOutput(written, encodeText), decodeText)).toEqual(written);
    }),
  ));

test("bytes that are not an output are recognised, without throwing", () =>
  fc.assert(
    fc.property(output(), fc.nat(), fc.uint8Array({ maxLength: 64 }), (written, cut, noise) => {
      const bytes = encodeOutput(written, encodeText);
      expect(decodeOutput(bytes.subarray(0, cut % bytes.length), decodeText)).toBeUndefined();
      expect(decodeOutput(new Uint8Array([...bytes, 0]), decodeText)).toBeUndefined();
      expect(() => decodeOutput(noise, decodeText)).not.toThrow();
    }),
  ));

test("a header with millions of parts is not even parsed", () => {
  const head = encodeText(`{"exitCode":0,"parts":[${'["",0],'.repeat(2_400_000)}["",0]]}`);
  const bytes = new Uint8Array(4 + head.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let read = 0;
  const counted = (text: Uint8Array) => {
    read += text.length;
    return decodeText(text);
  };
  expect(decodeOutput(bytes, counted)).toBeUndefined();
  expect(read).toBe(0);
});
