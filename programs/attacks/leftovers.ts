import type { AttackClass } from "./attack";

const OUT_OF_TIME = /^limits\.wallSeconds: the unit was still running after \d+ s/;
const LATER = { none: "what is left behind can only be seen by what comes after it" };

export const leftovers: AttackClass = {
  name: "leftovers",
  title: "Going on after the end, and reading what others left",
  attacks: [
    {
      name: "answers-then-spins",
      tries: "Answers, and then keeps the core busy for ever.",
      control: LATER,
      expected: { kind: "fails", error: OUT_OF_TIME },
      program: {
        runtime: "js",
        source: `export default () => {
  Promise.resolve().then(() => Promise.resolve()).then(async () => { for (let i = 0; i < 50; i++) await null; for (;;) {} });
  return "done";
};
`,
      },
    },
    {
      name: "answers-then-compiles",
      tries: "Answers, and then keeps computing in turns, woken by compilations that it starts itself.",
      control: LATER,
      expected: { kind: "fails", error: OUT_OF_TIME },
      program: {
        runtime: "js",
        source: `const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const work = () => { let x = 0; for (let i = 0; i < 1e7; i++) x = (x * 31 + i) | 0; WebAssembly.compile(empty).then(work); };
export default () => { WebAssembly.compile(empty).then(work); return "done"; };
`,
      },
    },
    {
      name: "answers-then-compiles-unseen",
      tries: "Does the same, and replaces whatever could count how many compilations are under way.",
      control: LATER,
      expected: { kind: "fails", error: OUT_OF_TIME },
      program: {
        runtime: "js",
        source: `const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const { then } = Promise.prototype;
const seen = [];
Object.defineProperty(Promise.prototype, "constructor", { get() { seen[seen.length] = this; return undefined; } });
Promise.prototype.then = function (settled) { settled?.(); };
const work = () => {
  let x = 0;
  for (let i = 0; i < 1e7; i++) x = (x * 31 + i) | 0;
  Reflect.apply(then, WebAssembly.compile(empty), [work]);
};
export default () => { work(); return "done"; };
`,
      },
    },
    {
      name: "works-between-units",
      tries: "Answers at once and does the work of each unit after its answer, where no unit is charged for it.",
      control: LATER,
      expected: { kind: "answers", text: /^(first|[1-9]\d*)$/ },
      units: 3,
      program: {
        runtime: "js",
        source: `let turns = 0;
const work = async () => { for (let i = 0; i < 20; i++) { await null; for (let j = 0; j < 5e6; j++) turns = (turns + 1) | 0; } };
export default () => { const before = turns; queueMicrotask(work); return before === 0 ? "first" : String(before); };
`,
      },
      limits: { seconds: 20 },
    },
    {
      name: "globals-for-the-next-customer",
      tries: "Leaves its data in the global scope for another customer’s unit on the same device.",
      control: LATER,
      expected: { kind: "answers", text: /left$/ },
      program: {
        runtime: "js",
        source: `export default () => {
  globalThis.leftBehind = "mine";
  Object.prototype.leftBehind = "mine";
  Array.prototype.map = () => ["stolen"];
  JSON.stringify = () => '"stolen"';
  Math.random = () => 4;
  return "left";
};
`,
      },
      neighbour: {
        program: {
          runtime: "js",
          source: `export default (input) => [typeof globalThis.leftBehind, "leftBehind" in {}, [1].map((x) => x + 1)[0], Math.random() < 1, input.secret].join(" ");
`,
        },
        text: /^undefined false 2 true my secret$/,
      },
    },
    {
      name: "steals-the-next-input",
      tries: "Patches everything that another customer’s input passes through, and waits for it.",
      control: LATER,
      expected: { kind: "answers", text: /^waiting$/ },
      program: {
        runtime: "js",
        source: `const stolen = [];
const { parse } = JSON;
JSON.parse = (text, ...more) => { stolen.push(text); return parse(text, ...more); };
Promise.prototype.then = function () { stolen.push(this); throw new Error("mine now"); };
Object.defineProperty(Object.prototype, "secret", { set(value) { stolen.push(value); }, get: () => "forged" });
export default () => "waiting";
`,
      },
      neighbour: {
        program: { runtime: "js", source: "export default (input) => input.secret;\n" },
        text: /^my secret$/,
      },
    },
    {
      name: "dies-beside-a-neighbour",
      tries: "Hangs while another customer’s unit runs on the same device.",
      control: LATER,
      expected: { kind: "fails", error: OUT_OF_TIME },
      program: { runtime: "js", source: "export default () => { for (;;) {} };\n" },
      neighbour: {
        program: {
          runtime: "js",
          source: `export default (input) => { let x = 0; for (let i = 0; i < 2e7; i++) x = (x * 31 + i) | 0; return input.secret; };
`,
        },
        text: /^my secret$/,
      },
    },
  ],
};
