import type { Attack, AttackClass } from "./attack";

const GATE = { none: "the gate refuses it, or the meter stops it: no device meets it unmetered" };
/** The meter ends it or, on a slow and busy device, the clock. */
const OUT_OF_FUEL =
  /^(limits\.seconds: the unit used its 1 s of an ordinary core|limits\.wallSeconds: the unit was still running)/;
const COMMAND = '(memory (export "memory") 1)';

const refused = (name: string, tries: string, text: string, message: RegExp): Attack => ({
  name,
  tries,
  control: GATE,
  expected: { kind: "refused", message },
  program: { runtime: "wasi", text },
});

const fails = (name: string, tries: string, text: string, error: RegExp): Attack => ({
  name,
  tries,
  control: GATE,
  expected: { kind: "fails", error },
  program: { runtime: "wasi", text },
});

const bytes = (name: string, tries: string, program: Uint8Array<ArrayBuffer>, message: RegExp): Attack => ({
  name,
  tries,
  control: GATE,
  expected: { kind: "refused", message },
  program: { runtime: "wasi", bytes: program },
});

/** A module with one function of `depth` nested blocks. */
function nested(depth: number): Uint8Array<ArrayBuffer> {
  const leb = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]);
  // By the megabyte: as a list of numbers it would keep everybody who loads this file waiting.
  const body = new Uint8Array(3 * depth + 2).fill(0x0b);
  body[0] = 0;
  for (let at = 1; at <= 2 * depth; at += 2) body.set([0x02, 0x40], at);
  const code = [1, ...leb(body.length)];
  const name = [6, 95, 115, 116, 97, 114, 116];
  const memory = [6, 109, 101, 109, 111, 114, 121];
  const exports = [2, ...name, 0, 0, ...memory, 2, 0];
  const head = [
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1],
    ...[7, exports.length, ...exports],
    ...[10, ...leb(code.length + body.length), ...code],
  ];
  const module = new Uint8Array(head.length + body.length);
  module.set(head);
  module.set(body, head.length);
  return module;
}

export const modules: AttackClass = {
  name: "modules",
  title: "WebAssembly that is not what it seems",
  attacks: [
    refused(
      "foreign-import",
      "Imports a function that nobody offers.",
      `(module (import "env" "fetch" (func (param i32))) ${COMMAND} (func (export "_start")))`,
      /imports what is not offered here: env\.fetch/,
    ),
    refused(
      "meter-import",
      "Imports the meter's own function, to fill its tank itself.",
      `(module (import "lamplighter" "yield" (func (result i32))) ${COMMAND} (func (export "_start")))`,
      /lamplighter/,
    ),
    refused(
      "meter-export",
      "Exports a global of its own under the name of the fuel gauge.",
      `(module ${COMMAND} (global (export "lamplighter.fuel") (mut i64) (i64.const 0)) (func (export "_start")))`,
      /lamplighter/,
    ),
    refused(
      "fuel-paid-back",
      "Imports a call with a number of another type, so that what it is charged comes out negative.",
      `(module (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 f64 i32) (result i32))) ${COMMAND}
  (func (export "_start") (loop (drop (call $poll (i32.const 0) (i32.const 64) (f64.const -4503599627370495) (i32.const 128))) (br 0))))`,
      /imports wasi_snapshot_preview1\.poll_oneoff as \(i32, i32, f64, i32\)/,
    ),
    refused(
      "offset-of-nothing",
      "Imports a seek by a floating number, so that the bytes it may store are counted as NaN.",
      `(module (import "wasi_snapshot_preview1" "fd_seek" (func (param i32 f64 i32 i32) (result i32))) ${COMMAND} (func (export "_start")))`,
      /imports wasi_snapshot_preview1\.fd_seek as \(i32, f64, i32, i32\)/,
    ),
    refused(
      "handed-references",
      "Hands the host a reference where it counts on a number.",
      `(module (import "wasi_snapshot_preview1" "random_get" (func (param i32 externref) (result i32))) ${COMMAND} (func (export "_start")))`,
      /imports wasi_snapshot_preview1\.random_get as \(i32, externref\)/,
    ),
    refused(
      "imported-memory",
      "Brings a memory in from outside, which no rewriting can bound.",
      '(module (import "env" "memory" (memory 1)) (export "memory" (memory 0)) (func (export "_start")))',
      /It imports a memory: a program must define its own/,
    ),
    refused(
      "threads",
      "Shares its memory between threads.",
      '(module (memory (export "memory") 1 1 shared) (func (export "_start")))',
      /./,
    ),
    refused(
      "relaxed-simd",
      "Uses instructions whose result differs between machines.",
      `(module ${COMMAND} (func (export "_start") (drop (i32x4.relaxed_trunc_f32x4_s (v128.const f32x4 1 2 3 4)))))`,
      /./,
    ),
    refused("no-start", "Has nothing to run.", `(module ${COMMAND})`, /exports no function `_start`/),
    refused(
      "memory-of-64-bits",
      "Asks for a memory beyond four gigabytes.",
      '(module (memory (export "memory") i64 1) (func (export "_start")))',
      /./,
    ),
    refused(
      "mistyped",
      "Is no valid program: adds a number to nothing.",
      `(module ${COMMAND} (func (export "_start") i32.add drop))`,
      /./,
    ),
    bytes(
      "not-a-module",
      "Is a text with another name.",
      new TextEncoder().encode("hello"),
      /not a WebAssembly module/,
    ),
    bytes("cut-short", "Ends in the middle.", Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 40, 1), /./),
    bytes(
      "lying-lengths",
      "Claims four billion functions in ten bytes.",
      Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 3, 5, 255, 255, 255, 255, 15),
      /./,
    ),
    bytes("component", "Is a component, not a module.", Uint8Array.of(0, 97, 115, 109, 13, 0, 1, 0), /component/),
    {
      name: "deep-nesting",
      tries: "Nests nearly ten thousand blocks, to overflow the parser's stack.",
      control: GATE,
      expected: { kind: "answers", text: /^$/ },
      program: { runtime: "wasi", bytes: nested(9_999) },
    },
    bytes(
      "deeper-nesting",
      "Nests so many blocks that a device spends its whole time on compiling them.",
      nested(500_000),
      /too many blocks within each other/,
    ),
    fails("spin", "Loops for ever.", `(module ${COMMAND} (func (export "_start") (loop br 0)))`, OUT_OF_FUEL),
    fails(
      "start-function",
      "Loops before it is even started, in its start function.",
      `(module ${COMMAND} (func $spin (loop br 0)) (start $spin) (func (export "_start")))`,
      OUT_OF_FUEL,
    ),
    fails(
      "swallowed-trap",
      "Loops, and catches whatever is thrown to end it.",
      `(module ${COMMAND} (func (export "_start") (loop (try (do (loop br 0)) (catch_all)) br 0)))`,
      OUT_OF_FUEL,
    ),
    fails(
      "recursion",
      "Calls itself without end.",
      `(module ${COMMAND} (func $deep (export "_start") (call $deep) (call $deep)))`,
      /^(Its stack overflowed|It trapped: |It used more than)/,
    ),
    fails(
      "memory-at-the-start",
      "Starts with more memory than it said.",
      '(module (memory (export "memory") 8000) (func (export "_start")))',
      /^It needs more memory than its limit of 64 MiB\.$/,
    ),
    {
      name: "memory-in-steps",
      tries: "Grows its memory for as long as it is let.",
      control: GATE,
      expected: { kind: "fails", error: /^It ended with exit code 7\.$/ },
      program: {
        runtime: "wasi",
        text: `(module (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32))) ${COMMAND}
  (func (export "_start")
    (block (loop (br_if 1 (i32.eq (memory.grow (i32.const 1)) (i32.const -1))) (br 0)))
    (if (i32.gt_u (memory.size) (i32.const 1024)) (then unreachable))
    (call $exit (i32.const 7))))`,
      },
    },
    {
      name: "table-bomb",
      tries: "Grows a table for as long as it is let.",
      control: GATE,
      expected: { kind: "fails", error: /^It (ended with exit code 7\.|used more than|trapped)/ },
      program: {
        runtime: "wasi",
        text: `(module (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32))) ${COMMAND} (table 1 funcref)
  (func (export "_start")
    (block (loop (br_if 1 (i32.eq (table.grow (ref.null func) (i32.const 1000000)) (i32.const -1))) (br 0)))
    (call $exit (i32.const 7))))`,
      },
    },
    fails(
      "out-of-bounds",
      "Reads and calls beyond what it has.",
      `(module ${COMMAND} (func (export "_start") (drop (i32.load (i32.const -4)))))`,
      /^It trapped: /,
    ),
  ],
};
