import { expect, test } from "vitest";
import wabt from "wabt";
import { INSTRUCTION_WEIGHTS, type InstructionClass, weightTable } from "./instruction-weights";
import { meterModule } from "./meter-module";
import { FUEL_EXPORT, METER_MODULE, YIELD_IMPORT } from "./meter-names";

const nothing = Object.fromEntries(Object.keys(INSTRUCTION_WEIGHTS).map((name) => [name, 0]));
const PLENTY = 1_000_000n;

/**
 * How many instructions of a class the code executes: metered with a weight of one for this class and zero for the
 * others.
 */
async function countOf(name: InstructionClass, code: string): Promise<number> {
  const { parseWat } = await wabt();
  const parsed = parseWat(
    "code.wat",
    `(module (memory 1) (table 2 funcref) (elem (i32.const 0) $f) (elem $e func $f) (global $g (mut i32) (i32.const 0))
      (func $f) (func (export "run") (local $x i32) ${code}))`,
  );
  const table = weightTable({ ...INSTRUCTION_WEIGHTS, ...nothing, [name]: 1 });
  const outcome = meterModule(new Uint8Array(parsed.toBinary({}).buffer), { maxPages: 2, table });
  parsed.destroy();
  if (outcome.kind === "refused") throw new Error(outcome.message);
  const { instance } = await WebAssembly.instantiate(new Uint8Array(outcome.bytes), {
    [METER_MODULE]: { [YIELD_IMPORT]: () => 1 },
  });
  const fuel = instance.exports[FUEL_EXPORT] as WebAssembly.Global<"i64">;
  fuel.value = PLENTY;
  (instance.exports.run as () => void)();
  return Number(PLENTY - fuel.value);
}

const V = "(v128.const i32x4 1 2 3 4)";

test.each<[InstructionClass, string]>([
  ["integers", "(drop (i32.add (i32.const 1) (i32.const 2)))"],
  ["integers", "(drop (i64.extend32_s (i64.const 1)))"],
  ["integers", "(drop (i32.popcnt (i32.const 1)))"],
  ["multiplications", "(drop (i64.mul (i64.const 1) (i64.const 2)))"],
  ["integerDivisions", "(drop (i32.rem_s (i32.const 1) (i32.const 2)))"],
  ["integerDivisions", "(drop (i64.div_u (i64.const 1) (i64.const 2)))"],
  ["floats", "(drop (f32.mul (f32.const 1) (f32.const 2)))"],
  ["floats", "(drop (f64.lt (f64.const 1) (f64.const 2)))"],
  ["floatSigns", "(drop (f64.copysign (f64.const 1) (f64.const 2)))"],
  ["floatSigns", "(drop (i32.reinterpret_f32 (f32.const 1)))"],
  ["floatDivisions", "(drop (f32.sqrt (f32.const 1)))"],
  ["floatDivisions", "(drop (f64.div (f64.const 1) (f64.const 2)))"],
  ["roundings", "(drop (f64.nearest (f64.const 1)))"],
  ["conversions", "(drop (i64.trunc_f64_u (f64.const 1)))"],
  ["conversions", "(drop (i32.trunc_sat_f32_s (f32.const 1)))"],
  ["conversions", "(drop (f64.promote_f32 (f32.const 1)))"],
  ["loads", "(drop (i64.load8_u (i32.const 0)))"],
  ["stores", "(f32.store (i32.const 0) (f32.const 1))"],
  ["globals", "(global.set $g (i32.const 1))"],
  ["globals", "(drop (memory.size))"],
  ["selects", "(drop (select (i32.const 1) (i32.const 2) (i32.const 0)))"],
  ["branches", "(if (i32.const 0) (then))"],
  ["branches", "(block (br_if 0 (i32.const 0)))"],
  ["branchTables", "(block (br_table 0 0 (i32.const 0)))"],
  ["calls", "(call $f)"],
  ["indirectCalls", "(call_indirect (i32.const 0))"],
  ["references", "(drop (ref.is_null (table.get 0 (i32.const 0))))"],
  ["bulk", "(memory.fill (i32.const 0) (i32.const 1) (i32.const 0))"],
  ["memoryGrowth", "(drop (memory.grow (i32.const 0)))"],
  ["moves", "(local.set $x (i32.const 1))"],
  ["vectorLoads", "(drop (v128.load32_splat (i32.const 0)))"],
  ["vectorStores", `(v128.store (i32.const 0) ${V})`],
  ["vectorLanes", `(drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 ${V} ${V}))`],
  ["vectorIntegers", `(drop (i16x8.add ${V} ${V}))`],
  ["vectorMultiplications", `(drop (i32x4.dot_i16x8_s ${V} ${V}))`],
  ["vectorMultiplications", `(drop (i64x2.mul ${V} ${V}))`],
  ["vectorFloats", `(drop (f64x2.max ${V} ${V}))`],
  ["vectorFloats", `(drop (f32x4.floor ${V}))`],
  ["vectorDivisions", `(drop (f32x4.div ${V} ${V}))`],
  ["vectorDivisions", `(drop (f64x2.sqrt ${V}))`],
])("%s: %s", async (name, code) => {
  const twice = name === "moves" || name === "references";
  expect(await countOf(name, code)).toBe(twice ? 2 : 1);
});

test("nothing that computes is free, and block, loop, else and end are", async () => {
  const table = weightTable({ ...INSTRUCTION_WEIGHTS, ...Object.fromEntries(Object.keys(nothing).map((k) => [k, 1])) });
  const free = [...table.plain].flatMap((weight, opcode) => (weight === 0 ? [opcode] : []));
  expect(free).toEqual([0x02, 0x03, 0x05, 0x06, 0x07, 0x0b, 0x18, 0x19, 0xfc, 0xfd]);
  expect([...table.vector].every((weight) => weight === 1)).toBe(true);
});

test("bulk instructions are charged by their bytes and elements", async () => {
  expect(await countOf("byteHalves", "(memory.fill (i32.const 0) (i32.const 1) (i32.const 1000))")).toBe(500);
  expect(await countOf("elementHalves", "(table.fill 0 (i32.const 0) (ref.null func) (i32.const 2))")).toBe(1);
});
