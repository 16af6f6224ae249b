import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonShape } from "./json-shape";

const FAR = { depth: 1_000, fields: 1_000 };

/** The same, from the parsed value. */
function shapeOf(value: unknown): { depth: number; fields: number } {
  if (typeof value !== "object" || value === null) return { depth: 0, fields: 0 };
  const inner = Object.values(value).map(shapeOf);
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    fields: Math.max(own, ...inner.map(({ fields }) => fields)),
  };
}

test("the text's shape is that of its value", () =>
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(jsonShape(JSON.stringify(value, null, 1), FAR)).toEqual(shapeOf(value));
    }),
  ));

test("nothing is read past a limit", () => {
  const fields = `{${Array.from({ length: 5_000 }, (_, at) => `"f${at}":1`).join(",")}}`;
  expect(jsonShape(fields, { depth: 9, fields: 20 }).fields).toBe(21);
  expect(jsonShape('"[[', FAR).depth).toBe(0);
  expect(jsonShape("[".repeat(5_000), { depth: 20, fields: 9 }).depth).toBe(21);
});
