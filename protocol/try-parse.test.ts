import { expect, test } from "vitest";
import { z } from "zod";
import { tryParse } from "./try-parse";

const wrong = (json: string): unknown => JSON.parse(json);

test.each([
  ["a text", z.string().max(3), wrong('{"length": {"toString": 1}}')],
  ["a list", z.array(z.number()).min(1), wrong('{"length": {"toString": 1, "valueOf": 1}}')],
  ["a set", z.set(z.unknown()).max(3), wrong('{"size": {"toString": 1}}')],
])("where %s should be, something whose length cannot be compared is refused", (_name, schema, value) => {
  expect(() => schema.safeParse(value)).toThrow(TypeError);
  const refused = tryParse(schema, value);
  expect(refused.error?.issues).toEqual([
    expect.objectContaining({ message: "contains a length or size that is not a number" }),
  ]);
});

test("valid input is parsed, and other errors are reported as zod reports them", () => {
  expect(tryParse(z.string(), "a").data).toBe("a");
  expect(tryParse(z.string(), 1).error?.issues).toEqual(z.string().safeParse(1).error?.issues);
});

test("an error in a schema's own rule that is no TypeError is not swallowed", () => {
  const Broken = z.string().refine(() => {
    throw new RangeError("of our own");
  });
  expect(() => tryParse(Broken, "a")).toThrow("of our own");
});
