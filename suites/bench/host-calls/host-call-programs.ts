const WASI = "wasi_snapshot_preview1";

/** A command that makes one kind of call repeatedly; `turns` is the number of calls, in thousands or less. */
export interface HostCallProgram {
  name: string;
  turns: number;
  text: string;
}

const IMPORTS = `
  (import "${WASI}" "path_open" (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "${WASI}" "path_filestat_get" (func $stat (param i32 i32 i32 i32 i32) (result i32)))
  (import "${WASI}" "path_create_directory" (func $mkdir (param i32 i32 i32) (result i32)))
  (import "${WASI}" "fd_close" (func $close (param i32) (result i32)))
  (import "${WASI}" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "${WASI}" "fd_pread" (func $pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "fd_pwrite" (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "fd_readdir" (func $readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "${WASI}" "fd_filestat_set_size" (func $size (param i32 i64) (result i32)))
  (import "${WASI}" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "${WASI}" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "${WASI}" "random_get" (func $random (param i32 i32) (result i32)))`;

/** Addresses: 0 the name of a file, 16 of a folder, 512 results, 1,024 a list of buffers, 65,536 bytes to move, 1 MiB paths. */
const program = (body: string, before = "", data = "") => `(module ${IMPORTS}
  (memory (export "memory") 64) (data (i32.const 0) "tmp/f") (data (i32.const 16) "tmp") ${data}
  (global $fd (mut i32) (i32.const 0)) (global $dir (mut i32) (i32.const 0))
  (func $hex (param $at i32) (param $value i32) (local $i i32)
    (loop (i32.store8 (i32.add (local.get $at) (local.get $i)) (i32.add (i32.const 97) (i32.and (i32.const 15)
        (i32.shr_u (local.get $value) (i32.shl (local.get $i) (i32.const 2))))))
      (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 8)))))
  (func (export "_start") (local $turn i32)
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 5) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (global.set $fd (i32.load (i32.const 512)))
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 3) (i32.const 0) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
    (global.set $dir (i32.load (i32.const 512)))
    ${before}
    (loop ${body} (br_if 0 (i32.lt_u (local.tee $turn (i32.add (local.get $turn) (i32.const 1))) (i32.const TURNS))))))`;

const bytes = (count: number) =>
  `(i32.store (i32.const 1024) (i32.const 65536)) (i32.store (i32.const 1028) (i32.const ${count}))`;

/** Makes files with names of eight letters; the turn is in the local. */
const makeFile = (name: string) => `(i32.store8 (i32.const 2048) (i32.const 120)) (call $hex (i32.const 2049) ${name})
  (drop (call $open (global.get $dir) (i32.const 0) (i32.const 2048) (i32.const 9) (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 512)))
  (drop (call $close (i32.load (i32.const 512))))`;

const makeFiles = (count: number) => `(local.set $turn (i32.const 0))
  (loop ${makeFile("(local.get $turn)")} (br_if 0 (i32.lt_u (local.tee $turn (i32.add (local.get $turn) (i32.const 1))) (i32.const ${count}))))
  (local.set $turn (i32.const 0))`;

const path = (text: string) => `(data (i32.const 1048576) "${text}")`;

const list = (cookie: number, length: number) =>
  `(drop (call $readdir (global.get $dir) (i32.const 65536) (i32.const ${length}) (i64.const ${cookie}) (i32.const 512)))`;

const one = (name: string, turns: number, body: string, before?: string, data?: string): HostCallProgram => ({
  name,
  turns,
  text: program(body, before, data).replace("TURNS", String(turns)),
});

export const HOST_CALL_PROGRAMS: HostCallProgram[] = [
  one("the clock", 300_000, "(drop (call $clock (i32.const 1) (i64.const 1) (i32.const 512)))"),
  one(
    "waiting for 1,024 events",
    300,
    "(drop (call $poll (i32.const 65536) (i32.const 131072) (i32.const 1024) (i32.const 512)))",
  ),
  one("random bytes, 1 MiB", 100, "(drop (call $random (i32.const 65536) (i32.const 1048576)))"),
  one(
    "writing 1 MiB again and again",
    500,
    "(drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 0) (i32.const 512)))",
    bytes(1 << 20),
  ),
  one(
    "reading 1 MiB again and again",
    500,
    "(drop (call $pread (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 0) (i32.const 512)))",
    `${bytes(1 << 20)} (drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 0) (i32.const 512)))`,
  ),
  one(
    "writing one byte",
    200_000,
    "(drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 5) (i32.const 512)))",
    bytes(1),
  ),
  one(
    "a byte far beyond the end, then cut off",
    20_000,
    "(drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 200000000) (i32.const 512))) (drop (call $size (global.get $fd) (i64.const 0)))",
    bytes(1),
  ),
  one(
    "a megabyte written, then cut off",
    300,
    "(drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.const 0) (i32.const 512))) (drop (call $size (global.get $fd) (i64.const 0)))",
    bytes(1 << 20),
  ),
  one(
    "48 MiB written for the first time",
    12,
    "(drop (call $pwrite (global.get $fd) (i32.const 1024) (i32.const 1) (i64.mul (i64.extend_i32_u (local.get $turn)) (i64.const 4063232)) (i32.const 512)))",
    bytes(4_063_232),
  ),
  one(
    "1,024 buffers of no bytes",
    2_000,
    "(drop (call $pread (global.get $fd) (i32.const 131072) (i32.const 1024) (i64.const 0) (i32.const 512)))",
    bytes(1),
  ),
  one(
    "a short path",
    100_000,
    "(drop (call $stat (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 5) (i32.const 600)))",
  ),
  one(
    "a path of 4,096 bytes that goes up and down",
    1_000,
    "(drop (call $stat (i32.const 3) (i32.const 0) (i32.const 1048576) (i32.const 4095) (i32.const 600)))",
    "",
    path("tmp/../".repeat(585)),
  ),
  one(
    "a path of 4,096 dots and slashes",
    1_000,
    "(drop (call $stat (i32.const 3) (i32.const 0) (i32.const 1048576) (i32.const 4096) (i32.const 600)))",
    "",
    path("./".repeat(2_048)),
  ),
  one("a new file", 30_000, makeFile("(local.get $turn)")),
  one(
    "listing 20,000 names into no buffer, one of them new",
    150,
    `${makeFile("(i32.add (local.get $turn) (i32.const 10000000))")} ${list(0, 0)}`,
    makeFiles(20_000),
  ),
  one("listing 2,000 names", 200, list(0, 1_000_000), makeFiles(2_000)),
];
