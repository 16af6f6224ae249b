import type { Attack, AttackClass } from "./attack";

const WASI = "wasi_snapshot_preview1";
const HOST = { none: "there is no file system, clock or network behind WASI here, only what the unit brought" };
/** The meter ends it or, on a slow and busy device, the clock. */
const OUT_OF_FUEL =
  /^(limits\.seconds: the unit used its 1 s of an ordinary core|limits\.wallSeconds: the unit was still running)/;

/** A command that ends with exit code 0 if the call was refused, and otherwise with 1. */
const refusedCall = (imports: string, body: string, data = "") => `(module
  ${imports}
  (import "${WASI}" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 16)
  ${data}
  (func $must-fail (param i32) (if (i32.eqz (local.get 0)) (then (call $exit (i32.const 1)))))
  (func (export "_start")
    ${body}))`;

const held = (name: string, tries: string, text: string): Attack => ({
  name,
  tries,
  control: HOST,
  expected: { kind: "answers", text: /^$/ },
  program: { runtime: "wasi", text },
});

const PATH_OPEN = `(import "${WASI}" "path_open" (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))`;
const open = (fd: number, at: number, length: number) =>
  `(call $must-fail (call $open (i32.const ${fd}) (i32.const 0) (i32.const ${at}) (i32.const ${length}) (i32.const 0) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))`;

const PATH_OPEN_CALL = `(func $open-it (param $length i32) (result i32)
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (local.get $length) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (i32.load (i32.const 512)))`;
const OPEN_FILE = "(call $open-it (i32.const 5))";

/** Makes the host do much work for little fuel, without end. `tmp/f` is open; the iteration is counted. */
const costly = (name: string, tries: string, imports: string, body: string, data = ""): Attack => ({
  name,
  tries,
  control: HOST,
  expected: { kind: "fails", error: OUT_OF_FUEL },
  program: {
    runtime: "wasi",
    text: `(module ${PATH_OPEN} ${imports}
  (memory (export "memory") 1000) (data (i32.const 0) "tmp/f") ${data}
  (func (export "_start") (local $fd i32) (local $turn i32) (local $at i64)
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 5) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (local.set $fd (i32.load (i32.const 512)))
    (i32.store (i32.const 1024) (i32.const 65536)) (i32.store (i32.const 1028) (i32.const 3000000))
    (loop (local.set $turn (i32.add (local.get $turn) (i32.const 1)))
    ${body}
    (br 0))))`,
  },
});

export const wasi: AttackClass = {
  name: "wasi",
  title: "Abusing the system interface",
  attacks: [
    held(
      "path-traversal",
      "Opens files outside of its folder, by .. and by absolute paths.",
      refusedCall(
        PATH_OPEN,
        `${open(3, 0, 19)} ${open(3, 32, 11)} ${open(3, 64, 21)}`,
        '(data (i32.const 0) "../../../etc/passwd") (data (i32.const 32) "/etc/passwd") (data (i32.const 64) "tmp/../../proc/self/x")',
      ),
    ),
    held(
      "symbolic-links",
      "Leads out of its folder by a link that it makes.",
      refusedCall(
        `${PATH_OPEN} (import "${WASI}" "path_symlink" (func $link (param i32 i32 i32 i32 i32) (result i32)))`,
        `(drop (call $link (i32.const 0) (i32.const 4) (i32.const 3) (i32.const 16) (i32.const 3))) ${open(3, 32, 10)}`,
        '(data (i32.const 0) "/etc") (data (i32.const 16) "out") (data (i32.const 32) "out/passwd")',
      ),
    ),
    held(
      "descriptors",
      "Reads from descriptors that it was never given.",
      refusedCall(
        `(import "${WASI}" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))`,
        `(local $fd i32)
    (local.set $fd (i32.const 4))
    (loop (call $must-fail (call $read (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 512)))
      (local.set $fd (i32.add (local.get $fd) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get $fd) (i32.const 5000))))
    (call $must-fail (call $read (i32.const -1) (i32.const 0) (i32.const 1) (i32.const 512)))
    (call $must-fail (call $read (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 512)))`,
      ),
    ),
    held(
      "huge-vectors",
      "Hands the host four billion buffers, and buffers that reach beyond its memory.",
      refusedCall(
        `(import "${WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))`,
        `(call $must-fail (call $write (i32.const 1) (i32.const 0) (i32.const -1) (i32.const 512)))
    (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const -1))
    (call $must-fail (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 512)))
    (call $must-fail (call $write (i32.const 1) (i32.const -8) (i32.const 1) (i32.const 512)))`,
      ),
    ),
    held(
      "sockets",
      "Sends and receives on sockets.",
      refusedCall(
        `(import "${WASI}" "sock_send" (func $send (param i32 i32 i32 i32 i32) (result i32)))
  (import "${WASI}" "sock_accept" (func $accept (param i32 i32 i32) (result i32)))`,
        `(call $must-fail (call $send (i32.const 3) (i32.const 0) (i32.const 1) (i32.const 0) (i32.const 512)))
    (call $must-fail (call $accept (i32.const 3) (i32.const 0) (i32.const 512)))`,
      ),
    ),
    held(
      "environment",
      "Looks for the host's environment variables.",
      refusedCall(
        `(import "${WASI}" "environ_sizes_get" (func $sizes (param i32 i32) (result i32)))`,
        `(drop (call $sizes (i32.const 0) (i32.const 4)))
    (call $must-fail (i32.eqz (i32.or (i32.load (i32.const 0)) (i32.load (i32.const 4)))))`,
      ),
    ),
    held(
      "host-clock",
      "Measures real time by the host's clock.",
      refusedCall(
        `(import "${WASI}" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))`,
        `(local $i i32)
    (drop (call $clock (i32.const 1) (i64.const 1) (i32.const 0)))
    (loop (local.set $i (i32.add (local.get $i) (i32.const 1))) (br_if 0 (i32.lt_u (local.get $i) (i32.const 50000000))))
    (drop (call $clock (i32.const 1) (i64.const 1) (i32.const 8)))
    (call $must-fail (i64.le_u (i64.sub (i64.load (i32.const 8)) (i64.load (i32.const 0))) (i64.const 1000000)))`,
      ),
    ),
    {
      name: "endless-sleep",
      tries: "Sleeps for a century, again and again.",
      control: HOST,
      expected: { kind: "fails", error: OUT_OF_FUEL },
      program: {
        runtime: "wasi",
        text: `(module (import "${WASI}" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (i64.store (i32.const 24) (i64.const 3155760000000000000))
    (loop (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128))) br 0)))`,
      },
    },
    {
      name: "cheap-host-work",
      tries: "Has the host fill and empty the largest file that it may have, for the price of one call.",
      control: HOST,
      expected: { kind: "fails", error: OUT_OF_FUEL },
      program: {
        runtime: "wasi",
        text: `(module ${PATH_OPEN}
  (import "${WASI}" "fd_filestat_set_size" (func $size (param i32 i64) (result i32)))
  (memory (export "memory") 1) (data (i32.const 0) "tmp/f")
  (func (export "_start") (local $fd i32)
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 5) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (local.set $fd (i32.load (i32.const 512)))
    (loop (drop (call $size (local.get $fd) (i64.const 200000000))) (drop (call $size (local.get $fd) (i64.const 0))) br 0)))`,
      },
    },
    costly(
      "far-beyond-the-end",
      "Writes a byte far beyond the end of a file and cuts it off, again and again.",
      `(import "${WASI}" "fd_filestat_set_size" (func $size (param i32 i64) (result i32)))
  (import "${WASI}" "fd_pwrite" (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))`,
      `(drop (call $pwrite (local.get $fd) (i32.const 1024) (i32.const 1) (i64.const 200000000) (i32.const 512)))
    (drop (call $size (local.get $fd) (i64.const 0)))`,
    ),
    costly(
      "kept-buffers",
      "Stretches file after file to 200 MB, cuts each off, and keeps them open.",
      `(import "${WASI}" "fd_filestat_set_size" (func $size (param i32 i64) (result i32)))
  (import "${WASI}" "fd_pwrite" (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))
  ${PATH_OPEN_CALL}`,
      `(i32.store8 (i32.const 4) (i32.add (i32.const 97) (i32.rem_u (local.get $turn) (i32.const 26))))
    (local.set $fd ${OPEN_FILE})
    (local.set $at (i64.const 0))
    (loop (drop (call $pwrite (local.get $fd) (i32.const 1024) (i32.const 1) (local.get $at) (i32.const 512)))
      (br_if 0 (i64.lt_u (local.tee $at (i64.add (local.get $at) (i64.const 3000000))) (i64.const 200000000))))
    (drop (call $size (local.get $fd) (i64.const 0)))`,
    ),
    costly(
      "empty-listings",
      "Makes names without end, and has them listed into a buffer of no bytes after each.",
      `(import "${WASI}" "fd_readdir" (func $list (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "fd_close" (func $close (param i32) (result i32)))
  ${PATH_OPEN_CALL}`,
      `(i32.store (i32.const 4) (i32.add (i32.const 0x61616161) (i32.add
      (i32.add (i32.and (local.get $turn) (i32.const 15)) (i32.shl (i32.and (local.get $turn) (i32.const 0xf0)) (i32.const 4)))
      (i32.add (i32.shl (i32.and (local.get $turn) (i32.const 0xf00)) (i32.const 8)) (i32.shl (i32.and (local.get $turn) (i32.const 0xf000)) (i32.const 12))))))
    (drop (call $close (call $open-it (i32.const 8))))
    (drop (call $list (i32.const 3) (i32.const 4096) (i32.const 0) (i64.const 0) (i32.const 512)))`,
    ),
    costly(
      "long-paths",
      "Asks again and again for what a path of 4,096 bytes names.",
      `(import "${WASI}" "path_filestat_get" (func $stat (param i32 i32 i32 i32 i32) (result i32)))`,
      "(drop (call $stat (i32.const 3) (i32.const 0) (i32.const 65536) (i32.const 4095) (i32.const 512)))",
      `(data (i32.const 65536) "${"tmp/../".repeat(585)}")`,
    ),
    costly(
      "endless-chance",
      "Draws random numbers by the tens of megabytes.",
      `(import "${WASI}" "random_get" (func $random (param i32 i32) (result i32)))`,
      "(drop (call $random (i32.const 65536) (i32.const 60000000)))",
    ),
    costly(
      "crowds-of-events",
      "Waits for 1,024 events at once, again and again.",
      `(import "${WASI}" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))`,
      "(drop (call $poll (i32.const 65536) (i32.const 131072) (i32.const 1024) (i32.const 512)))",
    ),
    {
      name: "printing-bomb",
      tries: "Prints without end.",
      control: HOST,
      expected: { kind: "fails", error: /^Its output passed the limit of 65536 bytes\.$/ },
      program: {
        runtime: "wasi",
        text: `(module (import "${WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (i32.store (i32.const 4) (i32.const 10000))
    (loop (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 512))) br 0)))`,
      },
    },
  ],
};
