import { describe, expect, test } from "vitest";
import wabt from "wabt";
import { FUEL_PER_NANOSECOND } from "#core/metering/core-second";
import type { Pace } from "../../pace";
import { meteredModule, PLENTY, STILL } from "../../testing/run-probe";
import { WasiProgram } from "./wasi-program";

const WASI = "wasi_snapshot_preview1";
const MILLISECOND = 1_000_000 * FUEL_PER_NANOSECOND;

const PRELUDE = `
  (import "${WASI}" "path_open" (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "${WASI}" "path_filestat_get" (func $stat (param i32 i32 i32 i32 i32) (result i32)))
  (import "${WASI}" "fd_close" (func $close (param i32) (result i32)))
  (import "${WASI}" "fd_readdir" (func $readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "fd_pwrite" (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "random_get" (func $random (param i32 i32) (result i32)))
  (import "${WASI}" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 64)
  (func $create (param $name i32) (result i32)
    (i32.store (i32.const 0) (i32.add (i32.const 0x61616161) (i32.add
      (i32.add (i32.and (local.get $name) (i32.const 15)) (i32.shl (i32.and (local.get $name) (i32.const 0xf0)) (i32.const 4)))
      (i32.add (i32.shl (i32.and (local.get $name) (i32.const 0xf00)) (i32.const 8)) (i32.shl (i32.and (local.get $name) (i32.const 0xf000)) (i32.const 12))))))
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (i32.load (i32.const 512)))`;

async function run(body: string, pace: Pace = STILL, sharePercent = 100) {
  const { parseWat } = await wabt();
  const parsed = parseWat("calls.wat", `(module ${PRELUDE} (func (export "_start") (local $i i32) ${body}))`);
  const module = meteredModule(new Uint8Array(parsed.toBinary({}).buffer));
  parsed.destroy();
  const input = {
    unit: 0,
    args: [],
    stdin: new Uint8Array(),
    files: [],
    value: { kind: "json", json: "null" },
    sharePercent,
  } as const;
  const limits = { ...PLENTY.limits, fuel: Number.MAX_SAFE_INTEGER };
  return new WasiProgram(module, { ...PLENTY, limits }, pace).run({ ...input, args: [], files: [] });
}

const repeat = (count: number, body: string) =>
  `(loop ${body} (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const ${count}))))`;

/** The fuel of doing it once more. */
async function costOf(body: string, before = ""): Promise<number> {
  const [once, twice] = await Promise.all([run(`${before} ${body}`), run(`${before} ${body} ${body}`)]);
  expect(twice.kind).toBe("output");
  return twice.fuel - once.fuel;
}

const NAMES = 700;
const named = repeat(NAMES, "(drop (call $close (call $create (local.get $i))))");
const list = "(drop (call $readdir (i32.const 3) (i32.const 1024) (i32.const 0) (i64.const 0) (i32.const 512)))";

describe("a call is charged for what it does", () => {
  test("sorting names again after one of them changed, even if none of them is read", async () => {
    const changed = "(drop (call $close (call $create (i32.const 4096))))";
    expect(await costOf(list, named)).toBeLessThan(0.01 * MILLISECOND);
    const first = await run(named);
    const listed = await run(`${named} ${list} ${changed} ${list}`);
    expect(listed.kind).toBe("output");
    expect(listed.fuel - first.fuel).toBeGreaterThan(2 * NAMES * 150 * FUEL_PER_NANOSECOND);
  });

  test("the bytes of a path", async () => {
    const stat = (length: number) =>
      costOf(`(drop (call $stat (i32.const 3) (i32.const 0) (i32.const 4096) (i32.const ${length}) (i32.const 600)))`);
    expect((await stat(4_096)) - (await stat(1))).toBeGreaterThan(0.05 * MILLISECOND);
  });

  test("each event that is awaited", async () => {
    const cost = await costOf(
      "(drop (call $poll (i32.const 65536) (i32.const 131072) (i32.const 1024) (i32.const 512)))",
    );
    expect(cost).toBeGreaterThan(0.2 * MILLISECOND);
  });
});

test("a long call rests for its share while it runs", async () => {
  let now = 0;
  let longest = 0;
  let slept = 0;
  let last = 0;
  const pace = {
    now: () => {
      now += 1;
      return now;
    },
    sleep: (ms: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      slept += ms;
    },
  };
  await run("(drop (call $random (i32.const 65536) (i32.const 3145728)))", pace, 10);
  expect(slept).toBeGreaterThanOrEqual(9 * (now - 3));
  expect(longest).toBeLessThan(10);
});
