import fc from "fast-check";
import { expect, test } from "vitest";
import { encodePacket } from "../testing/fuzz/encode-packet";
import { isWithinBounds } from "./msgpack-shape";

const bounds = { depth: 8, fields: 50, items: 60, values: 2_000 };
const within = (value: object) => isWithinBounds(encodePacket(value), bounds);
const fieldsOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]));
const nested = (depth: number): object => (depth === 1 ? [] : [nested(depth - 1)]);

test("maps, lists and depth are accepted up to their limits and no further, wherever they are", () => {
  expect([within(fieldsOf(50)), within(fieldsOf(51)), within(fieldsOf(70_000))]).toEqual([true, false, false]);
  expect([within(Array(60).fill("x")), within(Array(61).fill(0)), within(Array(70_000).fill(0))]).toEqual([
    true,
    false,
    false,
  ]);
  expect([within(nested(8)), within(nested(9))]).toEqual([true, false]);
  expect([within(Array(35).fill(fieldsOf(25))), within(Array(45).fill(fieldsOf(25)))]).toEqual([true, false]);
  for (const before of ["x".repeat(300), new Uint8Array(70_000), -1, -40_000, 2 ** 40, 0.5, null, true, new Date(0)])
    expect([within([before, fieldsOf(50)]), within([before, { a: [fieldsOf(51)] }])]).toEqual([true, false]);
});

test("broken messages are left to the decoder", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(typeof isWithinBounds(Buffer.from(bytes), bounds)).toBe("boolean");
    }),
  );
});

test("whatever a message contains, it is counted as encoded", () => {
  const value = fc.anything({
    maxDepth: 3,
    maxKeys: 8,
    values: [fc.integer(), fc.double(), fc.string(), fc.uint8Array()],
  });
  const max = (one: unknown): number => {
    if (typeof one !== "object" || one === null || ArrayBuffer.isView(one)) return 0;
    const inner = Object.values(one);
    return Math.max(inner.length, ...inner.map(max));
  };
  fc.assert(
    fc.property(value, (one) => {
      const size = max([one]);
      const sent = encodePacket([one]);
      expect(isWithinBounds(sent, { depth: 9, fields: size, items: size, values: 1e6 })).toBe(true);
      if (size > 1)
        expect(isWithinBounds(sent, { depth: 9, fields: size - 1, items: size - 1, values: 1e6 })).toBe(false);
    }),
  );
});
