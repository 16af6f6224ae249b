import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import wabt from "wabt";
import { generateModule } from "../../conformance/differential/generate-module";
import { findUnmetered } from "./find-unmetered";
import { meterModule } from "./meter-module";
import { counting, everything, recursing, swallowing } from "./testing/sample-modules";

function metered(bytes: Uint8Array): Uint8Array {
  const outcome = meterModule(bytes, { maxPages: 16_384 });
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return outcome.bytes;
}

async function assembled(text: string): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const parsed = parseWat("module.wat", text, { exceptions: true });
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

/** What a metered module looks like in the text format, with a hole where its code goes. */
const withCode = (code: string, more = "") => `(module
  (import "lamplighter" "yield" (func $yield (result i32)))
  (global $fuel (mut i64) (i64.const 0)) (export "lamplighter.fuel" (global $fuel))
  ${more}
  (func (export "_start") ${code})
  (func $pause (if (call $yield) (then unreachable)))
  (func $charge (param i32 i32) (result i32) (global.set $fuel (i64.sub (global.get $fuel) (i64.extend_i32_u (local.get 0)))) (local.get 0)))`;

const CHARGE = "(global.set $fuel (i64.sub (global.get $fuel) (i64.const 3)))";
const CHECK = "(if (i64.lt_s (global.get $fuel) (i64.const 0)) (then (call $pause)))";

describe("a module that was not, or wrongly", () => {
  test("passes when all is there", async () => {
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
    ["fuel that is set", `(global.set $fuel (i64.const 9999))`, /uses its fuel itself/],
    [
      "a comparison with something else",
      `(loop ${CHARGE} ${CHECK.replace("const 0", "const -9")} (br 0))`,
      /not metered/,
    ],
    ["recursion without a comparison", `${CHARGE} (call 1)`, /calls and is not metered/],
    ["recursion by a table", `${CHARGE} (call_indirect (i32.const 0))`, /calls and is not metered/],
  ])("is found: %s", async (_, code, fault) => {
    const table = code.includes("call_indirect") ? "(table 1 funcref)" : "";
    expect(findUnmetered(await assembled(withCode(code, table)))).toMatch(fault);
  });

  test("is found: one that nobody metered", async () => {
    const plain = await assembled('(module (memory (export "memory") 1) (func (export "_start") (loop (br 0))))');
    expect(findUnmetered(plain)).toMatch(/does not import the function that asks/);
    expect(findUnmetered(new TextEncoder().encode("hello"))).toMatch(/not a WebAssembly module/);
  });
});
