/** What WebAssembly makes of constants: engines compute some while they compile, by other code than when they run. */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);
const sized = (bytes) => [...leb(bytes.length), ...bytes];
const section = (id, entries) => [id, ...sized([...leb(entries.length), ...entries.flat()])];
const signed = (value) => {
  const bytes = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 127n);
    const isLast = (rest >> 7n === 0n && low < 64) || (rest >> 7n === -1n && low >= 64);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return bytes;
  }
};
const floatBytes = (size, value) => {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 4) view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
};
const WHOLE = [0n, 1n, -1n, 2n, 7n, 31n, 32n, 33n, 63n, 64n, 65n, -128n, 255n, 65535n, 4294967295n];
const BROKEN = [
  0,
  -0,
  1,
  -1.5,
  NaN,
  Infinity,
  -Infinity,
  3e-39,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 63,
  -(2 ** 63),
  2 ** 64,
];
const TYPES = {
  i32: { values: [...WHOLE.slice(0, -1), 2n ** 31n - 1n, -(2n ** 31n)].map((value) => [0x41, ...signed(value)]) },
  i64: { values: [...WHOLE, 2n ** 63n - 1n, -(2n ** 63n)].map((value) => [0x42, ...signed(value)]) },
  f32: { values: [...BROKEN, 0.5, 2.5, 16777217, -0.9].map((value) => [0x43, ...floatBytes(4, value)]) },
  f64: { values: [...BROKEN, 0.5, 2.5, 5e-324, -0.9].map((value) => [0x44, ...floatBytes(8, value)]) },
};
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => [first + i]);
/** Operations by what they take and give. */
const TWO = [
  ["i32", "i32", [...range(0x46, 0x4f), ...range(0x6a, 0x78)]],
  ["i64", "i32", range(0x51, 0x5a)],
  ["i64", "i64", range(0x7c, 0x8a)],
  ["f32", "i32", range(0x5b, 0x60)],
  ["f32", "f32", range(0x92, 0x98)],
  ["f64", "i32", range(0x61, 0x66)],
  ["f64", "f64", range(0xa0, 0xa6)],
];
const ONE = [
  ["i32", "i32", [[0x45], ...range(0x67, 0x69), ...range(0xc0, 0xc1)]],
  ["i32", "i64", range(0xac, 0xad)],
  ["i32", "f32", [[0xb2], [0xb3], [0xbe]]],
  ["i32", "f64", range(0xb7, 0xb8)],
  ["i64", "i64", [...range(0x79, 0x7b), ...range(0xc2, 0xc4)]],
  ["i64", "i32", [[0x50], [0xa7]]],
  ["i64", "f32", range(0xb4, 0xb5)],
  ["i64", "f64", [[0xb9], [0xba], [0xbf]]],
  ["f32", "f32", range(0x8b, 0x91)],
  ["f32", "i32", [[0xa8], [0xa9], [0xfc, 0], [0xfc, 1], [0xbc]]],
  ["f32", "i64", [[0xae], [0xaf], [0xfc, 4], [0xfc, 5]]],
  ["f32", "f64", [[0xbb]]],
  ["f64", "f64", range(0x99, 0x9f)],
  ["f64", "i32", [[0xaa], [0xab], [0xfc, 2], [0xfc, 3]]],
  ["f64", "i64", [[0xb0], [0xb1], [0xfc, 6], [0xfc, 7], [0xbd]]],
  ["f64", "f32", [[0xb6]]],
];
const TO_BITS = { i32: [0xad], i64: [], f32: [0xbc, 0xad], f64: [0xbd] };

/** What each piece of code gives, by its bits. A local that is a vector has WebKit compile a function at once. */
const bitsOf = (codes, type) => {
  const bytes = [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, [[0x60, 0, 1, 0x7e]]),
    section(
      3,
      codes.map(() => [0]),
    ),
    section(
      7,
      codes.map((_, i) => [2, 97 + (i % 26), 97 + Math.floor(i / 26), 0, ...leb(i)]),
    ),
    section(
      10,
      codes.map((code) => sized([1, 1, 0x7b, ...code, ...TO_BITS[type], 0x0b])),
    ),
  ].flat();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
  return Object.values(exports).map((run) => {
    try {
      return BigInt.asUintN(64, run()).toString(16);
    } catch (error) {
      return error instanceof WebAssembly.RuntimeError ? "trap" : error.name;
    }
  });
};

export default () => {
  const lines = [];
  const ask = (name, codes, gives) => lines.push([name, bitsOf(codes, gives).join(" ")]);
  for (const [takes, gives, ops] of TWO) {
    const { values } = TYPES[takes];
    for (const op of ops) {
      for (const [i, left] of values.entries()) {
        ask(
          `${takes} ${hex(op[0])} of ${i}`,
          values.map((right) => [...left, ...right, ...op]),
          gives,
        );
      }
    }
  }
  for (const [takes, gives, ops] of ONE) {
    for (const op of ops)
      ask(
        `${takes} ${op.map(hex)}`,
        TYPES[takes].values.map((value) => [...value, ...op]),
        gives,
      );
  }
  return report(lines);
};
