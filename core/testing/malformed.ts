import fc from "fast-check";
import { anyCharacter } from "./any-character";

/** Parsed anew for each message, which is then modified in place. */
const parse = (json: string): unknown => JSON.parse(json);

const DEPTH = 2_000;
const nested = (wrap: (inner: unknown) => unknown) => {
  let value: unknown = 1;
  for (let i = 0; i < DEPTH; i++) value = wrap(value);
  return value;
};

/** Values that no honest sender puts into a message, each for a mistake that some parser has made. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    -0,
    1.5,
    1e308,
    2 ** 53,
    2 ** 32,
  ),
  fc.constantFrom<unknown>("", "\u0000", "\ud800", "\udfff\ud800", "__proto__", "constructor", "../../../etc/passwd"),
  fc.constantFrom<unknown>(
    "'; DROP TABLE job; --",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "1e9999",
    "0x10",
    " 1",
    "NaN",
  ),
  fc.constantFrom("[]", "{}", "[[]]", "[null]", '{"length": 1e9}', '{"toString": "x"}', '{"then": 1}').map(parse),
  // Its size cannot be compared with a number.
  fc.constantFrom('{"length": {"toString": 1}}', '{"size": {"valueOf": 1, "toString": 1}}').map(parse),
  fc
    .constantFrom('{"__proto__": {"admin": true, "role": "admin"}}', '{"constructor": {"prototype": {"admin": true}}}')
    .map(parse),
  fc.constant(3).map((bytes) => new Uint8Array(bytes)),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.oneof(fc.maxSafeInteger(), fc.double()),
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
);

/** Large or deep, and therefore rare. */
const heavy: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  "x".repeat(100_000),
  "é".repeat(40_000),
  Array(5_000).fill(0),
  Array(300).fill({}),
  Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`key${i}`, i])),
  nested((inner) => [inner]),
  nested((inner) => ({ a: inner })),
);

const change = fc.constantFrom("replace", "replace", "remove", "add", "pollute", "wrap", "repeat");

/** A valid message with one to three errors in it, or something else entirely. Some remain valid. */
export const malformed = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(valid, fc.array(fc.tuple(fc.nat(), change, hostile), { minLength: 1, maxLength: 3 }))
        .map(spoil),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(valid, fc.tuple(fc.nat(), change, heavy)).map(([value, one]) => spoil([value, [one]])),
    },
    { weight: 2, arbitrary: hostile },
  );

function spoil([valid, changes]: [unknown, [number, string, unknown][]]): unknown {
  const root = { message: structuredClone(valid) };
  for (const [where, how, evil] of changes) {
    const spots = spotsIn(root);
    const { holder, key } = spots[where % spots.length] ?? { holder: root as Record<string, unknown>, key: "message" };
    spoilOne(holder, key, how, evil);
  }
  return root.message;
}

function spoilOne(holder: Record<string, unknown>, key: string, how: string, evil: unknown) {
  switch (how) {
    case "remove":
      delete holder[key];
      return;
    case "add":
      holder["surplus"] = evil;
      return;
    case "pollute":
      Object.defineProperty(holder, "__proto__", { value: evil, enumerable: true, configurable: true, writable: true });
      return;
    case "wrap":
      holder[key] = [holder[key]];
      return;
    case "repeat":
      holder[key] = [holder[key], holder[key], evil];
      return;
    default:
      holder[key] = evil;
  }
}

const MAX_SPOTS = 50;
const DEEPEST_SPOT = 6;

/** Places in a message that hold a value. */
function spotsIn(holder: object, depth = 0): { holder: Record<string, unknown>; key: string }[] {
  const own = holder as Record<string, unknown>;
  return Object.keys(own)
    .slice(0, MAX_SPOTS)
    .flatMap((key) => {
      const value = own[key];
      const goesDeeper =
        typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && depth < DEEPEST_SPOT;
      return [{ holder: own, key }, ...(goesDeeper ? spotsIn(value, depth + 1) : [])];
    });
}
