import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import wabt from "wabt";
import { findUnmetered } from "./find-unmetered";
import { meterModule } from "./meter-module";
import { generateModule } from "./testing/random-modules/generate-module";
import { counting, everything, recursing, swallowing } from "./testing/sample-modules";

function metered(bytes: Uint8Array): Uint8Array {
  const outcome = meterModule(bytes, { maxPages: 16_384 });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return outcome.bytes;
}

async function assembled(text: string): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const parsed = parseWat("module.wat", text, { exceptions: true, tail_call: true, bulk_memory: true });
  const bytes = new Uint8Array(parsed.toBinary({}).buffer);
  parsed.destroy();
  return bytes;
}

const file = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)));

describe("a module that was metered", () => {
  test.each([
    ["counting", counting],
    ["everything", everything],
    ["swallowing", swallowing],
    ["recursing", recursing],
    ["globins", file("../../samples/globins/globins.wasm")],
    ["lamplight", file("../../samples/lamplight/lamplight.wasm")],
    ["probe", file("../../workers/sandbox/testing/probe.wasm")],
  ])("passes: %s", (_, bytes) => {
    expect(findUnmetered(metered(bytes))).toBeUndefined();
  });

  test("passes, whatever it does", () => {
    for (let seed = 0; seed < 300; seed++)
      expect([seed, findUnmetered(metered(generateModule(seed)))]).toEqual([seed, undefined]);
  });
});

const CHARGING = `(global.get $fuel) (i64.extend_i32_u (local.get 0)) (i64.extend_i32_u (local.get 1)) i64.mul
  (i64.const 1) i64.shr_u i64.sub (global.set $fuel) (if (i64.lt_s (global.get $fuel) (i64.const 0)) (then (call $pause)))
  (local.get 0)`;
const GROWING = `(i32.lt_u (i32.sub (global.get $pages) (memory.size)) (local.get 0))
  (if (result i32) (then (i32.const -1)) (else (memory.grow (local.get 0))))`;

/** A metered module in the text format, with a placeholder for its code. */
const withCode = (code: string, more = "", charging = CHARGING, growing = GROWING) => `(module
  (import "lamplighter" "yield" (func $yield (result i32)))
  (memory 1)
  (global $fuel (mut i64) (i64.const 0)) (export "lamplighter.fuel" (global $fuel))
  (global $pages (mut i32) (i32.const 1)) (export "lamplighter.pages" (global $pages))
  ${more}
  (func $main (export "_start") ${code})
  (func $pause (if (call $yield) (then unreachable)))
  (func $charge (param i32 i32) (result i32) ${charging})
  (func $grow (param i32) (result i32) ${growing}))`;

const CHARGE = "(global.set $fuel (i64.sub (global.get $fuel) (i64.const 3)))";
const CHECK = "(if (i64.lt_s (global.get $fuel) (i64.const 0)) (then (call $pause)))";

describe("a module that was not metered, or wrongly", () => {
  test("passes when everything is there", async () => {
    const code = withCode(`${CHARGE} ${CHECK} (loop ${CHARGE} ${CHECK} (call $self) (br 0))`, "(func $self)");
    expect(findUnmetered(await assembled(code))).toBeUndefined();
  });

  test.each([
    ["a loop without a comparison", `(loop ${CHARGE} (br 0))`, /loop that is not metered/],
    ["a loop that pays nothing", `(loop ${CHECK} (br 0))`, /without paying/],
    [
      "a loop that pays on one way only",
      `(loop ${CHECK} (if (i32.const 0) (then ${CHARGE})) (br 0))`,
      /without paying/,
    ],
    [
      "a loop that is given something back",
      `(loop (global.set $fuel (i64.sub (global.get $fuel) (i64.const -3))) ${CHECK} (br 0))`,
      /loop that is not metered/,
    ],
    ["fuel that is set", `${CHARGE} (global.set $fuel (i64.const 9999))`, /uses its fuel itself/],
    [
      "a comparison with something else",
      `(loop ${CHARGE} ${CHECK.replace("const 0", "const -9")} (br 0))`,
      /not metered/,
    ],
    ["recursion without a comparison", `${CHARGE} (call 1)`, /calls and is not metered/],
    ["recursion by a table", `${CHARGE} (call_indirect (i32.const 0))`, /calls and is not metered/],
    ["tail calls that pay nothing", `${CHECK} (return_call $main)`, /calls without paying/],
    ["tail calls by a table that pay nothing", `${CHECK} (return_call_indirect (i32.const 0))`, /without paying/],
    ["recursion that pays nothing", `${CHECK} (call $main) (call $main)`, /calls without paying/],
    [
      "recursion that pays on one way only",
      `${CHECK} (if (i32.eqz (memory.size)) (then ${CHARGE})) (call $main) (call $main)`,
      /without paying/,
    ],
    ["more instructions than are paid for", `${CHARGE} ${"nop ".repeat(25)}`, /goes on without paying/],
    [
      "a charge so large that fuel comes round to above zero",
      `(loop (global.set $fuel (i64.sub (global.get $fuel) (i64.const 0x1000000000000))) ${CHECK} (br 0))`,
      /loop that is not metered/,
    ],
    ["a catch without a comparison", `${CHARGE} (try (do) (catch_all ${CHARGE} (drop (i32.const 0))))`, /a catch that/],
    [
      "filling without paying by the length",
      `${CHARGE} (memory.fill (i32.const 0) (i32.const 0) (i32.const 65536))`,
      /without paying by the length/,
    ],
    [
      "filling that pays by nothing",
      `${CHARGE} (i32.const 0) (i32.const 0) (i32.const 65536) (i32.const 0) (call $charge) (memory.fill)`,
      /without paying by the length/,
    ],
    [
      "copying that paid before it came here",
      `${CHARGE} (i32.const 0) (i32.const 0) (call $charge (i32.const 9) (i32.const 1)) (drop) (i32.const 99) (memory.copy)`,
      /without paying by the length/,
    ],
    ["memory that grows unasked", `${CHARGE} (drop (memory.grow (i32.const 1)))`, /grows its memory itself/],
    ["a bound that is set", `${CHARGE} (global.set $pages (i32.const 65536))`, /sets the bound of its memory/],
    [
      "a billion fuel without a comparison",
      `(global.set $fuel (i64.sub (global.get $fuel) (i64.const 999999))) ${CHECK} ${"(global.set $fuel (i64.sub (global.get $fuel) (i64.const 999999)))".repeat(1_000)}`,
      /goes on for long without comparing/,
    ],
    [
      "a long function that leaves the comparing to its callers",
      "(global.set $fuel (i64.sub (global.get $fuel) (i64.const 5000)))",
      /long function that is not metered at its entry/,
    ],
    [
      "a function that ends long after it compared",
      `${CHECK} (global.set $fuel (i64.sub (global.get $fuel) (i64.const 99999)))`,
      /ends long after it compared/,
    ],
  ])("is found: %s", async (_, code, fault) => {
    const table = code.includes("call_indirect") ? "(table 1 funcref)" : "";
    expect(findUnmetered(await assembled(withCode(code, table)))).toMatch(fault);
  });

  test.each([
    [
      "charges by length and fills the tank",
      `(global.set $fuel (i64.const 9999)) (local.get 0)`,
      GROWING,
      /charges by/,
    ],
    [
      "charges by length and looks at no sign",
      CHARGING.replaceAll("extend_i32_u", "extend_i32_s"),
      GROWING,
      /charges by/,
    ],
    ["grows the memory as far as it likes", CHARGING, "(memory.grow (local.get 0))", /grows the memory does something/],
    ["grows the memory for ever", CHARGING, "(loop (br 0)) (local.get 0)", /grows the memory does something/],
  ])("is found: a function of the meter that %s", async (_, charging, growing, fault) => {
    expect(findUnmetered(await assembled(withCode(CHARGE, "", charging, growing)))).toMatch(fault);
  });

  test("is found: one that was never metered", async () => {
    const plain = await assembled('(module (memory (export "memory") 1) (func (export "_start") (loop (br 0))))');
    expect(findUnmetered(plain)).toMatch(/does not import the function that asks/);
    expect(findUnmetered(new TextEncoder().encode("hello"))).toMatch(/not a WebAssembly module/);
  });
});
