import { describe, expect, test } from "vitest";
import wabt from "wabt";
import { INSTRUCTION_WEIGHTS } from "#core/metering/instruction-weights";
import { FuelGauge } from "../../fuel-gauge";
import { meteredModule, PLENTY, STILL } from "../../testing/run-probe";
import type { UnitInput } from "../../unit-run";
import { WasiProgram } from "./wasi-program";

const WASI = "wasi_snapshot_preview1";
const WHOLE: UnitInput = {
  unit: 0,
  args: [],
  stdin: new Uint8Array(),
  files: [],
  value: { kind: "json", json: "null" },
  sharePercent: 100,
};

/** Runs a module that was not checked, so that its imports may have any type. */
async function run(text: string, fuel = 5_000_000) {
  const { parseWat } = await wabt();
  const module = parseWat("hostile.wat", text, { bulk_memory: true });
  const bytes = new Uint8Array(module.toBinary({}).buffer);
  module.destroy();
  const terms = { ...PLENTY, limits: { ...PLENTY.limits, fuel } };
  return new WasiProgram(meteredModule(bytes), terms, STILL).run(WHOLE);
}

describe("values of another type than a call was written for", () => {
  test.each([
    ["f64", "-4503599627370495"],
    ["f64", "nan"],
    ["f64", "inf"],
    ["i64", "-4503599627370495"],
    ["f32", "-0.5"],
  ])("a count of %s %s pays no fuel back", async (type, count) => {
    const outcome = await run(`(module
      (import "${WASI}" "poll_oneoff" (func $poll (param i32 i32 ${type} i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "_start") (loop
        (drop (call $poll (i32.const 0) (i32.const 64) (${type}.const ${count}) (i32.const 128))) br 0)))`);
    expect(outcome).toMatchObject({ kind: "failed", reason: "fuel" });
  });

  test("an offset that is no number leaves the count of stored bytes alone", async () => {
    const outcome = await run(`(module
      (import "${WASI}" "path_open" (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
      (import "${WASI}" "fd_seek" (func $seek (param i32 f64 i32 i32) (result i32)))
      (import "${WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
      (import "${WASI}" "fd_filestat_set_size" (func $size (param i32 i64) (result i32)))
      (import "${WASI}" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1) (data (i32.const 0) "tmp/f")
      (func (export "_start")
        (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 5) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
        (drop (call $seek (i32.load (i32.const 512)) (f64.const nan) (i32.const 0) (i32.const 600)))
        (i32.store (i32.const 700) (i32.const 0)) (i32.store (i32.const 704) (i32.const 16))
        (drop (call $write (i32.load (i32.const 512)) (i32.const 700) (i32.const 1) (i32.const 600)))
        (call $exit (call $size (i32.load (i32.const 512)) (i64.const 300000000)))))`);
    expect(outcome).toMatchObject({ kind: "failed", reason: "exit", exitCode: 51 });
  });

  test("a pointer does not wrap at the end of the memory", async () => {
    const outcome = await run(`(module
      (import "${WASI}" "args_sizes_get" (func $sizes (param f64 f64) (result i32)))
      (import "${WASI}" "args_get" (func $args (param i32 i32) (result i32)))
      (import "${WASI}" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1)
      (func (export "_start")
        (call $exit (i32.or (call $args (i32.const 0) (i32.const -1))
          (i32.shl (call $sizes (f64.const nan) (f64.const 4294967295)) (i32.const 1))))))`);
    expect(outcome).toMatchObject({ kind: "failed", exitCode: 21 | (21 << 1) });
  });
});

describe("an output whose fuel is over the limit", () => {
  const straight = `(func (export "_start") ${"nop ".repeat(200)} BODY)`;
  const answer = (text: string, fuel: number) =>
    run(`(module (memory (export "memory") 1) ${straight.replace("BODY", text)})`, fuel);

  const { moves, branches, straights } = INSTRUCTION_WEIGHTS;
  const nops = 200 * moves + straights;

  test("does not count, even if the program never asked for more", async () => {
    expect(await answer("", nops)).toMatchObject({ kind: "output", fuel: nops });
    expect(await answer("", nops - 1)).toMatchObject({ kind: "failed", reason: "fuel", fuel: nops });
  });

  test("does not count if it traps in the end", async () => {
    const all = nops + branches;
    expect(await answer("unreachable", all)).toMatchObject({ kind: "failed", reason: "trap" });
    expect(await answer("unreachable", all - 1)).toMatchObject({ kind: "failed", reason: "fuel", fuel: all });
  });
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 60])(
  "a gauge ends a program that is charged %s",
  (fuel) => {
    const gauge = new FuelGauge(1_000, 100, STILL);
    const tank = new WebAssembly.Global({ value: "i64", mutable: true }, 0n);
    gauge.arm(tank);
    expect(() => gauge.charge(fuel)).toThrow();
    expect(gauge.stop).toEqual({ kind: "uncountable" });
    expect(gauge.spent).toBe(0);
    expect(tank.value).toBe(-1n);
  },
);
