import type { Attack, AttackClass } from "./attack";

const GATE = { none: "the suite plants it behind the gate: no customer's module reaches a device unmetered" };

const CHARGING = `(global.get $fuel) (i64.extend_i32_u (local.get 0)) (i64.extend_i32_u (local.get 1)) i64.mul
    (i64.const 1) i64.shr_u i64.sub (global.set $fuel) (if (i64.lt_s (global.get $fuel) (i64.const 0)) (then (call $pause)))`;

/** A module with a fake meter, so that it passes for a metered one until it is verified. */
const withMeter = (code: string, more = "", charging = CHARGING) => `(module
  (import "lamplighter" "yield" (func $yield (result i32)))
  (type $plain (func))
  (memory (export "memory") 1)
  (global $fuel (mut i64) (i64.const 0)) (export "lamplighter.fuel" (global $fuel))
  (global $pages (mut i32) (i32.const 1)) (export "lamplighter.pages" (global $pages))
  ${more}
  (func $main (export "_start") ${code})
  (func $pause (if (call $yield) (then unreachable)))
  (func $charge (param i32 i32) (result i32) ${charging} (local.get 0))
  (func $grow (param i32) (result i32)
    (i32.lt_u (i32.sub (global.get $pages) (memory.size)) (local.get 0))
    (if (result i32) (then (i32.const -1)) (else (memory.grow (local.get 0))))))`;

const PAY = "(global.set $fuel (i64.sub (global.get $fuel) (i64.const 900)))";
const COMPARE = "(if (i64.lt_s (global.get $fuel) (i64.const 0)) (then (call $pause)))";

const NEIGHBOUR = `(module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1) (data (i32.const 0) "\\08\\00\\00\\00\\04\\00\\00\\00safe")
  (func (export "_start") (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))))`;

const unmeteredModule = (name: string, tries: string, text: string, fault: string): Attack => ({
  name,
  tries,
  control: GATE,
  planted: true,
  expected: {
    kind: "fails",
    error: new RegExp(
      `^No device could run this unit\\. The last one said: This program was not run: it is not metered\\. ${fault}`,
    ),
  },
  program: { runtime: "wasi", text },
  neighbour: { program: { runtime: "wasi", text: NEIGHBOUR }, text: /^safe$/ },
});

export const unmetered: AttackClass = {
  name: "unmetered",
  title: "Modules that nobody metered, planted behind the gate",
  attacks: [
    unmeteredModule(
      "never-metered",
      "Loops for ever, and was never metered.",
      '(module (memory (export "memory") 1) (func (export "_start") (nop) (loop (br 0))))',
      "It does not import the function that asks its host",
    ),
    unmeteredModule(
      "never-compares",
      "Has a meter whose fuel is paid and never looked at.",
      withMeter(`${PAY} ${COMPARE} (loop ${PAY} (br 0))`),
      "It has a loop that is not metered",
    ),
    unmeteredModule(
      "never-pays",
      "Compares its fuel in each turn, and goes back without paying.",
      withMeter(`${PAY} ${COMPARE} (loop ${COMPARE} (br 0))`),
      "It goes on without paying for it",
    ),
    unmeteredModule(
      "calls-by-data",
      "Hides its loop in calls that a table and a number in its memory lead back to where they came from.",
      withMeter(
        `${PAY} ${COMPARE} (return_call_indirect (type $plain) (i32.load (i32.const 64)))`,
        `(table 2 funcref) (elem (i32.const 0) $main $again) (data (i32.const 64) "\\01")
  (func $again ${COMPARE} (i32.store (i32.const 64) (i32.xor (i32.load (i32.const 64)) (i32.const 0)))
    (return_call_indirect (type $plain) (i32.load (i32.const 64))))`,
      ),
      "It goes on without paying for it",
    ),
    unmeteredModule(
      "starts-by-itself",
      "Loops in a start function, which runs before anybody has set its fuel.",
      withMeter(`${PAY} ${COMPARE}`, `(func $spin ${PAY} ${COMPARE} (loop ${PAY} ${COMPARE} (br 0))) (start $spin)`),
      "It runs a function before it is asked to",
    ),
    unmeteredModule(
      "fills-its-tank",
      "Brings a meter's function that gives fuel back.",
      withMeter(
        `${PAY} ${COMPARE} (loop ${PAY} ${COMPARE} (drop (call $charge (i32.const 1) (i32.const 1))) (br 0))`,
        "",
        "(global.set $fuel (i64.const 1000000))",
      ),
      "Its function that charges by length does something else",
    ),
  ],
};
