import { describe, expect, test } from "vitest";
import { INSTRUCTION_WEIGHTS } from "./instruction-weights";
import { meterModule } from "./meter-module";
import { body, exported, func, module, section } from "./testing/assemble";

const [I64, F32, F64, V128] = [0x7e, 0x7d, 0x7c, 0x7b];
const get = (local: number) => [0x20, local];
const vector = (op: number) => [0xfd, ...(op < 0x80 ? [op] : [(op & 0x7f) | 0x80, op >> 7])];
const NAN_WITH_WORDS = 0x7ff4_0000_0000_1234n;
const CANONICAL = 0x7ff8_0000_0000_0000n;

/** The result of the metered `f(x, y)`, which takes two floats by their bits and returns a float's bits. */
function gives(...code: number[]): (x: bigint, y: bigint) => bigint {
  const bytes = module(
    section(1, func([I64, I64], [I64])),
    section(3, [0]),
    section(5, [0, 1]),
    section(7, exported("f", 0, 0)),
    section(10, body(...code)),
  );
  expect(WebAssembly.validate(new Uint8Array(bytes))).toBe(true);
  const metered = meterModule(bytes, { maxPages: 1 });
  if (metered.kind === "refused") throw new Error(metered.message);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(metered.bytes)), {
    lamplighter: { yield: () => 0 },
  });
  (exports["lamplighter.fuel"] as WebAssembly.Global<"i64">).value = 1_000n;
  const run = exports["f"] as (x: bigint, y: bigint) => bigint;
  return (x, y) => BigInt.asUintN(64, run(x, y));
}

const float = (local: number) => [...get(local), 0xbf];
const BITS = 0xbd;
const bitsOf = (value: number) => new BigUint64Array(Float64Array.of(value).buffer)[0] as bigint;
const [ZERO, ONE, MINUS_ONE] = [bitsOf(0), bitsOf(1), bitsOf(-1)];

describe("a computed NaN has the canonical bits", () => {
  test.each([
    ["a division", [...float(0), ...float(1), 0xa3], ZERO, ZERO],
    ["a square root", [...float(0), 0x9f], MINUS_ONE, ZERO],
    ["arithmetic on a NaN with bits of its own", [...float(0), ...float(1), 0xa0], NAN_WITH_WORDS, ONE],
    ["the least of two", [...float(1), ...float(0), 0xa4], NAN_WITH_WORDS, ONE],
    ["a chain, whose middle nobody sees", [...float(0), ...float(0), 0xa3, 0x9f, ...float(1), 0xa1], ZERO, ONE],
    ["a way to single precision and back", [...float(0), 0xb6, 0xbb], NAN_WITH_WORDS, ZERO],
    ["single precision", [...float(0), 0xb6, ...float(1), 0xb6, 0x95, 0xbb], ZERO, ZERO],
    [
      "vectors",
      [...float(0), ...vector(0x14), ...float(1), ...vector(0x14), ...vector(0xf3), ...vector(0x21), 1],
      ZERO,
      ZERO,
    ],
  ])("by %s", (_, code, x, y) => {
    expect(gives(...code, BITS)(x, y)).toBe(CANONICAL);
  });

  test("single precision and its vectors, whose bits are taken as they are", () => {
    const divided = [...float(0), 0xb6, ...float(1), 0xb6, 0x95, 0xbc, 0xad];
    expect(gives(...divided)(ZERO, ZERO)).toBe(0x7fc0_0000n);
    const splat = (local: number) => [...float(local), 0xb6, ...vector(0x13)];
    const lanes = [...splat(0), ...splat(1), ...vector(0xe7), ...vector(0x1d), 1];
    expect(gives(...lanes)(ZERO, ZERO)).toBe(0x7fc0_0000_7fc0_0000n);
  });

  test("and the canonical sign, however it is read", () => {
    const copysign = [...float(1), ...float(0), ...float(0), 0xa3, 0xa6, BITS];
    expect(gives(...copysign)(ZERO, MINUS_ONE)).toBe(ONE);
    expect(gives(...float(0), ...float(0), 0xa3, 0x9a, BITS)(ZERO, ZERO)).toBe(CANONICAL | (1n << 63n));
  });
});

test("values that are only moved keep their bits", () => {
  const address = [0x41, 0];
  const throughMemory = [...address, ...float(0), 0x39, 3, 0, ...address, 0x2b, 3, 0, BITS];
  expect(gives(...throughMemory)(NAN_WITH_WORDS, ZERO)).toBe(NAN_WITH_WORDS);
  expect(gives(...float(0), 0x9a, BITS)(NAN_WITH_WORDS, ZERO)).toBe(NAN_WITH_WORDS | (1n << 63n));
});

test("a function keeps its own locals, and pays for the NaN that the meter makes canonical", () => {
  const own = [2, 1, F64, 1, V128];
  const code = [...own, ...float(0), ...float(1), 0xa3, 0x22, 2, ...get(2), 0xa0, BITS, 0x0b];
  const bytes = module(
    section(1, func([I64, I64], [I64]), func([F32], [F32])),
    section(3, [0]),
    section(7, exported("f", 0, 0)),
    section(10, [code.length, ...code]),
  );
  const metered = meterModule(bytes, { maxPages: 1 });
  if (metered.kind === "refused") throw new Error(metered.message);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(metered.bytes)), {
    lamplighter: { yield: () => 0 },
  });
  const fuel = exports["lamplighter.fuel"] as WebAssembly.Global<"i64">;
  fuel.value = 100n;
  expect((exports["f"] as (x: bigint, y: bigint) => bigint)(ZERO, ZERO)).toBe(CANONICAL);
  const { moves, floats, floatSigns, floatDivisions, straights, nans } = INSTRUCTION_WEIGHTS;
  // Two parameters and twice a local of its own, the four conversions between bits and floats, a division, an addition.
  expect(100n - fuel.value).toBe(BigInt(4 * moves + 3 * floatSigns + floatDivisions + floats + 2 * nans + straights));
});
