import { describe, expect, test } from "vitest";
import { meterModule } from "./meter-module";
import { settleModule } from "./settle-module";
import { body, exported, func, I32, module, section } from "./testing/assemble";

const [MIN, MINUS_ONE] = [
  [0x41, 0x80, 0x80, 0x80, 0x80, 0x78],
  [0x41, 0x7f],
];
const f = (...code: number[]) =>
  module(section(1, func([], [I32])), section(3, [0]), section(7, exported("f", 0, 0)), section(10, body(...code)));

/** Through a local, and back: `local.set`, `local.get`, and the operation. */
const unfolded = (op: number) => new RegExp(`,33,0,32,0,${op},11$`);
const settled = (bytes: Uint8Array) => {
  const outcome = settleModule(bytes);
  return outcome.kind === "settled" ? [...outcome.bytes].join() : outcome.message;
};

describe("an operation that WebKit computes wrongly between constants", () => {
  test.each([
    ["a division", 0x6e, MINUS_ONE],
    ["a signed remainder", 0x6f, MINUS_ONE],
    ["a remainder", 0x70, MINUS_ONE],
    ["a shift by too much", 0x76, [0x41, 33]],
    ["a shift by less than nothing", 0x76, MINUS_ONE],
    ["a division by −1 that is written long", 0x6e, [0x41, 0xff, 0x7f]],
    ["a constant that is computed", 0x76, [0x41, 31, 0x41, 2, 0x6a]],
  ])("is kept from knowing them: %s", (_, op, right = []) => {
    const plain = f(...(MIN ?? []), ...right, op);
    expect(settled(plain)).toMatch(unfolded(op));
    const metered = meterModule(plain, { maxPages: 1 });
    if (metered.kind === "refused") throw new Error(metered.message);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(metered.bytes)), {
      lamplighter: { yield: () => 0 },
    });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(plain)));
    (exports["lamplighter.fuel"] as WebAssembly.Global<"i64">).value = 100n;
    expect((exports["f"] as () => number)()).toBe((instance.exports["f"] as () => number)());
  });

  test("at 64 bits, and between floats", () => {
    const wide = [0x42, 1, 0x42, 0x7f];
    for (const op of [0x80, 0x81, 0x82]) expect(settled(f(...wide, op, 0xa7))).toContain(`,33,0,32,0,${op},167,11`);
    expect(settled(f(0x43, 0, 0, 0, 0, 0x43, 0, 0, 0, 0x80, 0x96, 0xa8))).toContain(",33,0,32,0,150,168,11");
    const doubles = [0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x44, 0, 0, 0, 0, 0, 0, 0, 0x80];
    expect(settled(f(...doubles, 0xa5, 0xaa))).toContain(",33,0,32,0,165,170,11");
    expect(settled(f(0x42, 1, 0x42, 10, 0x80, 0xa7))).not.toContain(",33,0,");
  });

  test.each([
    ["a division by ten", 0x6e, [0x41, 10]],
    ["a shift as compilers write it", 0x76, [0x41, 31]],
    ["a shift to the left, which it gets right", 0x74, [0x41, 33]],
    ["a signed division, which traps everywhere", 0x6d, MINUS_ONE],
  ])("is left as it is where nothing can go wrong: %s", (_, op, right = []) => {
    const plain = f(...(MIN ?? []), ...right, op);
    expect(settled(plain)).toBe([...plain].join());
  });
});
