import type { AttackClass } from "./attack";

const LATER = { none: "what is left behind can only be seen by what comes after it" };

export const leftovers: AttackClass = {
  name: "leftovers",
  title: "Going on after the end, and reading what others left",
  attacks: [
    {
      name: "answers-then-spins",
      tries: "Answers, and then keeps the core busy for ever.",
      control: LATER,
      expected: { kind: "answers", text: /^done$/ },
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
      expected: { kind: "answers", text: /^done$/ },
      program: {
        runtime: "js",
        source: `const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const work = () => { let x = 0; for (let i = 0; i < 1e7; i++) x = (x * 31 + i) | 0; WebAssembly.compile(empty).then(work); };
export default () => { WebAssembly.compile(empty).then(work); return "done"; };
`,
      },
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
        source: `export default (input) => [typeof globalThis.leftBehind, "leftBehind" in {}, [1].map((x) => x + 1)[0], Math.random() < 1, input.secret].join(" ");
`,
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
      neighbour: { source: "export default (input) => input.secret;\n", text: /^my secret$/ },
    },
    {
      name: "dies-beside-a-neighbour",
      tries: "Hangs while another customer’s unit runs on the same device.",
      control: LATER,
      expected: { kind: "fails", error: /^The unit was still running after \d+ seconds and was stopped\.$/ },
      program: { runtime: "js", source: "export default () => { for (;;) {} };\n" },
      neighbour: {
        source: `export default (input) => { let x = 0; for (let i = 0; i < 2e7; i++) x = (x * 31 + i) | 0; return input.secret; };
`,
        text: /^my secret$/,
      },
    },
  ],
};
