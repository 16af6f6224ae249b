import type { Attack, AttackClass } from "./attack";

const ENDLESS = { none: "every one of these hangs an ordinary page" };
const OUT_OF_TIME = /^limits\.wallSeconds: the unit was still running after \d+ s/;

const hangs = (name: string, tries: string, source: string, change: Partial<Attack> = {}): Attack => ({
  name,
  tries,
  control: ENDLESS,
  expected: { kind: "fails", error: OUT_OF_TIME },
  // After a second it is already known to be endless.
  limits: { wallSeconds: 1 },
  program: { runtime: "js", source: `${source.trim()}\n` },
  ...change,
});

/** `(module (func (export "spin") (loop br 0)))`, and the same as a start function. */
const SPIN = "0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,8,1,4,115,112,105,110,0,0,10,9,1,7,0,3,64,12,0,11,11";
const START_SPIN = "0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,8,1,0,10,9,1,7,0,3,64,12,0,11,11";
/** `(memory 1 1 shared) (func (export "sleep") (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))` */
const SLEEP =
  "0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,5,4,1,3,1,1,7,9,1,5,115,108,101,101,112,0,0,10,15,1,13,0,65,0,65,0,66,127,254,1,2,0,26,11";
const module = (bytes: string) => `new WebAssembly.Module(new Uint8Array([${bytes}]))`;

export const endless: AttackClass = {
  name: "endless",
  title: "Never coming to an end",
  attacks: [
    hangs("loop", "Loops for ever.", "export default () => { for (;;) {} };"),
    hangs(
      "microtasks",
      "Keeps itself alive by promises, without a pause.",
      "export default async () => { for (;;) await null; };",
    ),
    hangs("never-settles", "Promises an answer that never comes.", "export default () => new Promise(() => {});"),
    hangs("top-level-loop", "Loops while its module is loaded.", "for (;;) {}\nexport default () => 1;"),
    hangs(
      "top-level-await",
      "Waits for nothing while its module is loaded.",
      "await new Promise(() => {});\nexport default () => 1;",
    ),
    hangs(
      "wasm-in-script",
      "Loops in WebAssembly of its own, which nobody metered.",
      `export default () => new WebAssembly.Instance(${module(SPIN)}).exports.spin();`,
    ),
    hangs(
      "wasm-start-in-script",
      "Loops in the start function of WebAssembly of its own.",
      `export default () => new WebAssembly.Instance(${module(START_SPIN)});`,
    ),
    {
      name: "wasm-sleep-in-script",
      tries: "Sleeps for ever on a shared memory.",
      control: ENDLESS,
      expected: { kind: "fails", error: /^CompileError: .*threads/ },
      program: {
        runtime: "js",
        source: `export default () => new WebAssembly.Instance(${module(SLEEP)}).exports.sleep();\n`,
      },
    },
    hangs(
      "catastrophic-pattern",
      "Matches a regular expression that takes longer than the universe.",
      'export default () => /^(a|a)*$/.test("a".repeat(60) + "b");',
    ),
    hangs(
      "endless-getter",
      "Answers with a field that never ends to be read.",
      "export default () => ({ get a() { for (;;) {} } });",
    ),
    hangs(
      "endless-to-json",
      "Answers with a toJSON that never ends.",
      "export default () => ({ toJSON() { for (;;) {} } });",
    ),
    hangs(
      "endless-error",
      "Throws something that takes for ever to be put into words.",
      "export default () => { throw { get message() { for (;;) {} } }; };",
    ),
    hangs(
      "endless-then",
      "Answers with a promise of its own making that never returns.",
      "export default () => ({ then() { for (;;) {} } });",
    ),
    hangs(
      "native-loop",
      "Has a built-in walk nine quadrillion elements.",
      "export default () => Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1);",
    ),
    hangs(
      "native-copy",
      "Has a built-in move nine quadrillion elements.",
      "export default () => Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 1);",
    ),
  ],
};
