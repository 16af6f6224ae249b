/** WebAssembly that a script brings along: the bits of the NaNs that it computes and is handed, and a shift by too much. */
const bytes = Uint8Array.from(
  atob(
    [
      "AGFzbQEAAAABKAhgAAF8YAJ8fAF+YAJ9fQF/YAF8AX5gAX0Bf2AAAX5gAX0BfmAAAX8CFwICanMFZmxvYXQAAAJqcwRoZWxkA3wBAwwLAQIDAw",
      "QFBQUDBgcEBAFwAAEFAwEAAQd2DAZtZW1vcnkCAAdkaXZpZGVkAAEGc2luZ2xlAAIEcm9vdAADBmhhbmRlZAAEDGhhbmRlZFNpbmdsZQAFBWFz",
      "a2VkAAYMYXNrZWRCeVRhYmxlAAcEaGVsZAAIBnN0b3JlZAAJBnZlY3RvcgAKB3NoaWZ0ZWQACwkHAQBBAAsBAApsCwgAIAAgAaO9CwgAIAAgAZ",
      "O8CwYAIACfvQsFACAAvQsFACAAvAsFABAAvQsIAEEAEQAAvQsFACMAvQsRAEEIIAAgAKA5AwBBCCkDAAsQACAA/RMgAP0T/ecB/R0ACw0BAXtB",
      "gICAgHhBI3YL",
    ].join(""),
  ),
  (letter) => letter.charCodeAt(0),
);
/* The text of it:
(module
  (import "js" "float" (func $float (result f64)))
  (import "js" "held" (global $held (mut f64)))
  (table 1 funcref)
  (elem (i32.const 0) $float)
  (type $gives (func (result f64)))
  (memory (export "memory") 1)
  (func (export "divided") (param f64 f64) (result i64) (i64.reinterpret_f64 (f64.div (local.get 0) (local.get 1))))
  (func (export "single") (param f32 f32) (result i32) (i32.reinterpret_f32 (f32.sub (local.get 0) (local.get 1))))
  (func (export "root") (param f64) (result i64) (i64.reinterpret_f64 (f64.sqrt (local.get 0))))
  (func (export "handed") (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
  (func (export "handedSingle") (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  (func (export "asked") (result i64) (i64.reinterpret_f64 (call $float)))
  (func (export "askedByTable") (result i64) (i64.reinterpret_f64 (call_indirect (type $gives) (i32.const 0))))
  (func (export "held") (result i64) (i64.reinterpret_f64 (global.get $held)))
  (func (export "stored") (param f64) (result i64) (f64.store (i32.const 8) (f64.add (local.get 0) (local.get 0))) (i64.load (i32.const 8)))
  (func (export "vector") (param f32) (result i64)
    (i64x2.extract_lane 0 (f32x4.div (f32x4.splat (local.get 0)) (f32x4.splat (local.get 0)))))
  (func (export "shifted") (result i32) (local v128) (i32.shr_u (i32.const -2147483648) (i32.const 35))))
*/
const zero = (() => {
  let value = 1;
  for (let i = 0; i < 3000; i++) value /= 2;
  return value;
})();
const made = {
  divided: () => zero / zero,
  subtracted: () => 1 / zero - 1 / zero,
  root: () => Math.sqrt(-1 - zero),
  literal: () => NaN,
  negated: () => -(zero / zero),
};
const big = (bits) => BigInt.asUintN(64, bits).toString(16);

export default async () => {
  const held = new WebAssembly.Global({ value: "f64", mutable: true }, 0);
  let make = made.literal;
  const js = { float: () => make(), held };
  const { instance } = await WebAssembly.instantiate(bytes, { js });
  const again = new WebAssembly.Instance(new WebAssembly.Module(bytes), { js });
  const third = await WebAssembly.instantiate(await WebAssembly.compile(bytes), { js });
  const lines = [["valid", [WebAssembly.validate(bytes), WebAssembly.validate(bytes.subarray(0, 50))]]];
  for (const [which, { exports }] of Object.entries({ instance, again, third })) {
    for (const [name, maker] of Object.entries(made)) {
      make = maker;
      const seen = new Set();
      for (let i = 0; i < 20_000; i++) {
        held.value = make();
        if (i % 1000 !== 0) continue;
        seen.add(
          [
            big(exports.divided(zero, zero)),
            hex(exports.single(1 / zero, 1 / zero)),
            big(exports.root(-1 - zero)),
            big(exports.handed(make())),
            hex(exports.handedSingle(make())),
            big(exports.asked()),
            big(exports.askedByTable()),
            big(exports.held()),
            big(exports.stored(make())),
            big(exports.vector(zero)),
            hex(exports.shifted()),
          ].join(" "),
        );
      }
      lines.push([`${which} ${name}`, [...seen].join(" then ")]);
    }
  }
  return report([
    ...lines,
    ["exports", WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name)],
    ["kinds", [new WebAssembly.Module(bytes) instanceof WebAssembly.Module, again instanceof WebAssembly.Instance]],
    ["called", attempt(() => WebAssembly.Module(bytes))],
    ["nothing", attempt(() => new WebAssembly.Module("no bytes"))],
    ["cut", attempt(() => new WebAssembly.Module(bytes.subarray(0, 50)))],
  ]);
};
