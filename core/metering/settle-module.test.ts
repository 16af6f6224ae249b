import { describe, expect, test } from "vitest";
import { settleModule } from "./settle-module";
import { body, exported, func, module, name, section, single } from "./testing/assemble";
import { everything } from "./testing/sample-modules";

const [I32, I64, F32, F64] = [0x7f, 0x7e, 0x7d, 0x7c];
const NAN_WITH_WORDS = 0x7ff4_0000_0000_1234n;
const CANONICAL = 0x7ff8_0000_0000_0000n;
const get = (local: number) => [0x20, local];
const BITS = 0xbd;

function settled(bytes: Uint8Array): WebAssembly.Module {
  expect(WebAssembly.validate(new Uint8Array(bytes))).toBe(true);
  const outcome = settleModule(bytes);
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return new WebAssembly.Module(new Uint8Array(outcome.bytes));
}

/** A NaN with a payload, as JavaScript may hold one: some engines keep the payload, and none promises to. */
const withWords = new Float64Array(BigUint64Array.of(NAN_WITH_WORDS).buffer)[0] as number;

/**
 * The code as a function of a float, exported as `f` or not; `inside` passes it a NaN with a payload from within the
 * module.
 */
function withBoundary(code: number[], exportsIt = true): WebAssembly.Exports {
  const bytes = module(
    section(1, func([], [F64]), func([F64], [I64]), func([], [I64])),
    section(2, [...name("js"), ...name("float"), 0, 0], [...name("js"), ...name("held"), 3, F64, 1]),
    section(3, [1], [2]),
    section(4, [0x70, 0, 1]),
    section(7, ...(exportsIt ? [exported("f", 0, 1)] : []), exported("inside", 0, 2)),
    section(9, [0, 0x41, 0, 0x0b, 1, 0]),
    section(10, body(...code), body(0x42, ...NAN_LEB, 0xbf, 0x10, 1)),
  );
  const held = new WebAssembly.Global({ value: "f64", mutable: true }, withWords);
  return new WebAssembly.Instance(settled(bytes), { js: { float: () => withWords, held } }).exports;
}

/** The payload of that NaN as a signed LEB128 number. */
const NAN_LEB = (() => {
  const bytes: number[] = [];
  for (let rest = NAN_WITH_WORDS; ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    const isLast = rest >> 7n === 0n && low < 0x40;
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
})();

const bits = (value: unknown) => BigInt.asUintN(64, value as bigint);
const call = (exports: WebAssembly.Exports, what: string, ...values: number[]) =>
  (exports[what] as (...values: number[]) => unknown)(...values);

describe("a NaN that comes from JavaScript, or is computed, has the canonical bits", () => {
  test.each([
    ["a parameter", [...get(0), BITS]],
    ["what an imported function gives", [0x10, 0, BITS]],
    ["the same by a table", [0x41, 0, 0x11, 0, 0, BITS]],
    ["an imported global", [0x23, 0, BITS]],
    ["a sum", [...get(0), ...get(0), 0xa0, BITS]],
  ])("%s", (_, code) => {
    expect(bits(call(withBoundary(code), "f", withWords))).toBe(CANONICAL);
  });

  test("single precision too", () => {
    const bytes = module(
      section(1, func([F32], [I32])),
      section(3, [0]),
      section(7, exported("f", 0, 0)),
      section(10, body(...get(0), 0xbc)),
    );
    const { exports } = new WebAssembly.Instance(settled(bytes));
    expect(call(exports, "f", withWords)).toBe(0x7fc0_0000);
  });
});

test("values that a module moves internally keep their bits", () => {
  const exports = withBoundary([...get(0), BITS], false);
  expect(bits(call(exports, "inside"))).toBe(NAN_WITH_WORDS);
});

test("everything else is unchanged: names, custom sections, and the bytes of code without floats", () => {
  const custom = single(0, [...name("about"), 1, 2, 3]);
  const plain = Uint8Array.from([...everything, ...custom]);
  const outcome = settleModule(plain);
  expect(outcome).toEqual({ kind: "settled", bytes: plain });
});

test.each([
  ["threads", module(section(5, [3, 1, 1])), /threads/],
  ["64-bit memories", module(section(5, [4, 1])), /wasm32/],
  ["garbage collection", module(section(1, [0x5f, 0])), /garbage collection/],
  ["a tail call", module(section(1, func([], [])), section(3, [0]), section(10, body(0x12, 0))), /tail calls/],
  [
    "the newest exceptions",
    module(section(1, func([], [])), section(3, [0]), section(10, body(0x1f, 0x40, 0, 0x0b))),
    /earlier form/,
  ],
  [
    "several floats at once",
    module(
      section(1, func([], [F64, F64]), func([], [])),
      section(2, [...name("js"), ...name("two"), 0, 0]),
      section(3, [1]),
      section(10, body(0x10, 0, 0x1a, 0x1a)),
    ),
    /several values at once/,
  ],
  ["bytes that are no module", Uint8Array.of(1, 2, 3), /not a WebAssembly module/],
  ["a cut", everything.subarray(0, 60), /cut short/],
])("%s is refused", (_, bytes, message) => {
  expect(settleModule(bytes)).toMatchObject({ kind: "refused", message: expect.stringMatching(message) });
});
