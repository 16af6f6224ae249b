import { expect, test } from "vitest";
import { flattenOutput } from "./flatten-output";

const cells = (output: unknown) => Object.fromEntries(flattenOutput(JSON.stringify(output)) ?? [["not", "flat"]]);

test("a JSON object becomes cells by the paths of its keys", () => {
  expect(
    cells({ n: 4, ok: true, none: null, text: "a,b", list: [1, { a: 2 }], at: { x: 1.5, deep: { y: "" } }, o: {} }),
  ).toEqual({
    ...{ n: "4", ok: "true", none: "", text: "a,b", list: '[1,{"a":2}]', "at.x": "1.5", "at.deep.y": "", o: "{}" },
  });
  const keys = [...(flattenOutput('{"__proto__": 1, "constructor": {"a": 2}}') ?? [])];
  expect(keys).toEqual([
    ["__proto__", "1"],
    ["constructor.a", "2"],
  ]);
});

test("deeply nested values stay JSON", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(20)}1${"}".repeat(20)}`);
  expect(Object.entries(cells(deep))).toEqual([[Array(8).fill("a").join("."), expect.stringMatching(/^\{"a":/)]]);
});

test.each(["4", '"text"', "[1]", "plain {", '{"a": 1', `{"a":"${"x".repeat(70_000)}"}`])(
  "%.20s is no object to take apart",
  (text) => {
    expect(flattenOutput(text)).toBeUndefined();
  },
);
