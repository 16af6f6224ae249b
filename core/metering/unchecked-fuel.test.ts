import { describe, expect, test } from "vitest";
import wabt from "wabt";
import { INSTRUCTION_WEIGHTS, WEIGHT_TABLE, type WeightTable, weightTable } from "./instruction-weights";
import { meterModule } from "./meter-module";
import { FUEL_EXPORT, METER_MODULE, YIELD_IMPORT } from "./meter-names";

/** The most that may be charged between two comparisons, generously: about ten microseconds of a device. */
const MAX_GAP = 131_072n;

const ones = Object.fromEntries(Object.keys(INSTRUCTION_WEIGHTS).map((name) => [name, 1]));
const ONE_EACH = weightTable({ ...INSTRUCTION_WEIGHTS, ...ones, straights: 0, nans: 0 });

/** Runs the export `run`; returns the fuel that it used in all, and the most that was charged between two checks. */
async function gapsOf(text: string, table: WeightTable) {
  const { parseWat } = await wabt();
  const parsed = parseWat("straight.wat", text, { exceptions: true });
  const outcome = meterModule(new Uint8Array(parsed.toBinary({}).buffer), { maxPages: 1, table });
  parsed.destroy();
  if (outcome.kind === "refused") throw new Error(outcome.message);
  let spent = 0n;
  let gap = 0n;
  const ask = () => {
    spent -= fuel.value;
    if (-fuel.value > gap) gap = -fuel.value;
    fuel.value = 0n;
    return 0;
  };
  const { instance } = await WebAssembly.instantiate(new Uint8Array(outcome.bytes), {
    [METER_MODULE]: { [YIELD_IMPORT]: ask },
  });
  const fuel = instance.exports[FUEL_EXPORT] as WebAssembly.Global<"i64">;
  (instance.exports.run as () => void)();
  ask();
  return { spent, gap };
}

const nops = (count: number) => "nop ".repeat(count);
const calls = (name: string, count: number) => `(call $${name}) `.repeat(count);

describe("fuel is compared with zero often enough", () => {
  test.each([
    ["in one long straight", `(func (export "run") ${nops(200_000)})`, 200_000n],
    [
      "in a long function that is called again and again from straight code",
      `(func $leaf ${nops(66_000)}) (func (export "run") ${calls("leaf", 100)})`,
      6_600_100n,
    ],
    [
      "in small functions that leave it to their callers",
      `(func $leaf ${nops(256)}) (func $ten ${calls("leaf", 10)}) (func (export "run") ${calls("ten", 300)} ${calls("leaf", 2_000)})`,
      2_000n + 300n * 11n + 5_000n * 256n,
    ],
    [
      "behind conditions, whichever way is taken",
      `(func (export "run") ${`(if (i32.const 0) (then ${nops(20_000)}) (else ${nops(4_000)})) (block (br_if 0 (i32.const 1)) ${nops(15_000)})`.repeat(40)})`,
      40n * (2n + 4_000n + 2n),
    ],
    [
      "in the constants of a straight",
      `(func (export "run") ${`${"i64.const 7 ".repeat(1_000)} ${"drop ".repeat(1_000)}`.repeat(100)})`,
      200_000n,
    ],
    [
      "as deep calls return one after the other",
      `(func $deep (param $left i32)
        (if (local.get $left) (then (call $deep (i32.sub (local.get $left) (i32.const 1)))))
        (if (i32.const 1) (then ${nops(4_200)})))
      (func (export "run") (call $deep (i32.const 1000)))`,
      undefined,
    ],
    [
      "in what catches",
      `(tag $e)
      (func $leaf ${nops(60_000)} (throw $e))
      (func (export "run") ${"(try (do (call $leaf)) (catch $e nop)) ".repeat(40)})`,
      undefined,
    ],
  ])("%s", async (_, functions, expected) => {
    for (const table of [ONE_EACH, WEIGHT_TABLE]) {
      const { spent, gap } = await gapsOf(`(module ${functions})`, table);
      if (table === ONE_EACH && expected !== undefined) expect(spent).toBe(expected);
      expect(spent).toBeGreaterThan(MAX_GAP);
      expect(gap).toBeLessThanOrEqual(MAX_GAP);
    }
  });
});
