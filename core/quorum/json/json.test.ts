import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeNumbers } from "./close-numbers";
import { readJson } from "./read-json";
import { sameJson } from "./same-json";

const value = (text: string) => {
  const read = readJson(text);
  if (read.kind === "broken") throw new Error(read.message);
  return read.value;
};
const broken = (text: string) => {
  const read = readJson(text);
  return read.kind === "broken" ? read.message : "read";
};
const same = (a: string, b: string, absolute = 0, relative = 0) => sameJson(value(a), value(b), { absolute, relative });

/** The same value with every number moved by `move`, and every object's members in reverse order. */
function shaken(json: unknown, move: (number: number) => number): unknown {
  if (typeof json === "number") return move(json);
  if (Array.isArray(json)) return json.map((one) => shaken(one, move));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([name, one]) => [name, shaken(one, move)]),
  );
}

const hasNumber = (json: unknown): boolean =>
  typeof json === "number" ||
  (typeof json === "object" && json !== null && Object.values(json).some((one) => hasNumber(one)));

/** `__proto__` does not survive `Object.fromEntries` and is tested by hand. */
const json = fc.jsonValue().filter((one) => !JSON.stringify(one).includes("__proto__"));

describe("JSON with tolerance", () => {
  test("every value equals itself, in any key order and with any white space", () => {
    fc.assert(
      fc.property(json, (one) => {
        const reordered = JSON.stringify(
          shaken(one, (number) => number),
          null,
          2,
        );
        expect(same(JSON.stringify(one), reordered)).toBe(true);
      }),
    );
  });

  test("whatever JSON.parse accepts is read, except duplicate keys, and nothing else is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          json.map((one) => JSON.stringify(one).slice(0, -1)),
        ),
        (text) => {
          const parses = (() => {
            try {
              JSON.parse(text);
              return true;
            } catch {
              return false;
            }
          })();
          expect(readJson(text).kind).toBe(parses ? "json" : "broken");
        },
      ),
    );
  });

  test("long strings and many values are read", () => {
    const long = JSON.stringify(["\\n".repeat(1_000_000), "x".repeat(2_000_000)]);
    expect(same(long, ` ${long}`)).toBe(true);
  });

  test("numbers may move within the tolerance, and no further", () => {
    fc.assert(
      fc.property(json.filter(hasNumber), (one) => {
        const text = JSON.stringify(one);
        const small = (number: number) => Math.round(number % 1_000);
        const base = JSON.stringify(shaken(JSON.parse(text), small));
        const near = JSON.stringify(shaken(JSON.parse(text), (number) => small(number) + 0.5));
        const far = JSON.stringify(shaken(JSON.parse(text), (number) => small(number) + 0.75));
        expect(same(base, near, 0.5)).toBe(true);
        expect(same(base, far, 0.5)).toBe(false);
        expect(same(far, base, 0.5)).toBe(false);
      }),
    );
  });

  test("the answer does not depend on which comes first", () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.bigInt().map(String),
      fc.tuple(fc.integer(), fc.integer({ min: -450, max: 450 })).map(([digits, power]) => `${digits}e${power}`),
    );
    const tolerance = fc.record({
      absolute: fc.double({ min: 0, noNaN: true }),
      relative: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(number, number, tolerance, (a, b, allowed) => {
        expect(closeNumbers(a, b, allowed)).toBe(closeNumbers(b, a, allowed));
      }),
    );
  });

  test.each([
    ["1", "1.0", 0, 0, true],
    ["0", "-0", 0, 0, true],
    ["1e2", "100", 0, 0, true],
    ["0.1", "0.10000000000000001", 0, 0, false],
    ["0.30000000000000004", "0.3", 1e-15, 0, true],
    ["9007199254740993", "9007199254740992", 0.5, 0, false],
    ["9007199254740993.0", "9007199254740992", 0.5, 0, false],
    ["9007199254740993", "9007199254740992", 1, 0, true],
    ["1000", "1001", 0, 0.001, true],
    ["1000", "1001.01", 0, 0.001, false],
    ["-1000", "1000", 0, 1, false],
    ["1e400", "1e401", 0, 1, false],
    ["1e400", "1e400", 0, 0, true],
    ["1e-9999999999", "0", 1, 1, false],
    [`1${"0".repeat(900)}`, `1${"0".repeat(899)}1`, 1, 1, false],
    ["1", '"1"', 9, 1, false],
    ["null", "0", 9, 1, false],
    ["[1,2]", "[2,1]", 0, 0, false],
    ["[1]", "[1,1]", 9, 1, false],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', 0, 0, true],
    ['{"a":1}', '{"a":1,"b":null}', 9, 1, false],
    ['{"__proto__":1}', "{}", 9, 1, false],
    ['{"__proto__":1}', '{"__proto__":2}', 0, 0, false],
    ['"\\u00e9"', '"é"', 0, 0, true],
    ['{"a":[{"x":1.5}]}', '{"a":[{"x":1.6}]}', 0.11, 0, true],
  ])("%s and %s within %d and %d: %s", (a, b, absolute, relative, expected) => {
    expect(same(a, b, absolute, relative)).toBe(expected);
    expect(same(b, a, absolute, relative)).toBe(expected);
  });

  test.each([
    ['{"a":1,"a":1}', /the name "a" twice/],
    ['{"a":1,"\\u0061":2}', /the name "a" twice/],
    ["NaN", /not a value/],
    ["", /ends too early/],
    ["[1,]", /not a value/],
    ["01", /something follows/],
    ["1 2", /something follows/],
    ['{"a" 1}', /colon/],
    ["[1", /not closed/],
    ['"a\nb"', /control character/],
    ["[".repeat(2_000), /nested more than/],
  ])("%s is refused", (text, message) => {
    expect(broken(text)).toMatch(message);
  });
});
