import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

const TOO_MUCH = /^Its output passed the limit of 65536 bytes\.$/;
const BOMB = { none: "an ordinary page has no bound for it" };

export const bombs: AttackClass = {
  name: "bombs",
  title: "Filling memory, outputs and process tables",
  attacks: [
    {
      name: "long-text",
      tries: "Answers with a hundred million letters.",
      control: BOMB,
      expected: { kind: "fails", error: TOO_MUCH },
      program: { runtime: "js", source: 'export default () => "x".repeat(1e8);\n' },
    },
    {
      name: "many-bytes",
      tries: "Answers with a hundred megabytes.",
      control: BOMB,
      expected: { kind: "fails", error: TOO_MUCH },
      program: { runtime: "js", source: "export default () => new Uint8Array(1e8);\n" },
    },
    {
      name: "inherited-exit-code",
      tries: "Hangs twelve million arrays where the harness might look for a field that an outcome lacks, and throws.",
      control: BOMB,
      expected: { kind: "fails", error: /^Error: mine/ },
      program: {
        runtime: "js",
        source: `const bomb = [];
for (let i = 0; i < 12; i++) bomb.push(Array.from({ length: 1e6 }, () => []));
Object.prototype.exitCode = bomb;
export default () => { throw new Error("mine"); };
`,
      },
      limits: { seconds: 20 },
      neighbour: {
        program: { runtime: "js", source: "export default (input) => input.secret;\n" },
        text: /^my secret$/,
      },
    },
    {
      name: "constructors-of-its-own",
      tries: "Replaces the constructors that the harness might write an answer with by ones that give a gigabyte.",
      control: BOMB,
      expected: { kind: "answers", text: /^small$/ },
      units: 2,
      program: {
        runtime: "js",
        source: `const Native = Uint8Array;
globalThis.Uint8Array = function () { return new Native(2 ** 30); };
globalThis.ArrayBuffer = function () { return new Native(2 ** 30).buffer; };
Object.defineProperty(Object.getPrototypeOf(Native.prototype), "length", { get: () => 2 ** 30 });
Array.prototype.reduce = () => 2 ** 30;
export default () => "small";
`,
      },
    },
    {
      name: "surplus-transfer",
      tries: "Has arrays yield a gigabyte of its own wherever the harness hands a list to the browser.",
      control: BOMB,
      expected: { kind: "answers", text: /^0 1073741824$/ },
      units: 2,
      program: {
        runtime: "js",
        source: `const big = new ArrayBuffer(2 ** 30);
let taken = 0;
Array.prototype[Symbol.iterator] = function* () { taken += 1; yield big; };
export default () => taken + " " + big.byteLength;
`,
      },
    },
    {
      name: "endless-words",
      tries: "Throws, logs and lets escape errors of a hundred million letters.",
      control: BOMB,
      expected: { kind: "fails", error: /^Error: long long/ },
      program: {
        runtime: "js",
        source: `const long = "long ".repeat(2e7);
export default async (_, ctx) => {
  ctx.log(long);
  queueMicrotask(() => { throw new Error(long); });
  await null;
  await null;
  throw new Error(long);
};
`,
      },
      limits: { seconds: 20 },
    },
    {
      name: "swelling-json",
      tries: "Answers with an object that is written out a million times.",
      control: BOMB,
      expected: { kind: "fails", error: TOO_MUCH },
      program: {
        runtime: "js",
        source: 'const row = Array(1000).fill("lamp");\nexport default () => Array(1000).fill(row);\n',
      },
    },
    {
      name: "log-flood",
      tries: "Writes a million lines to standard error.",
      control: BOMB,
      expected: { kind: "answers", text: /^quiet$/ },
      program: {
        runtime: "js",
        source: 'export default (_, ctx) => { for (let i = 0; i < 1e6; i++) ctx.log("line", i); return "quiet"; };\n',
      },
    },
    {
      name: "error-storm",
      tries: "Throws ten thousand errors that nobody catches.",
      control: BOMB,
      expected: { kind: "answers", text: /^calm$/ },
      units: 2,
      program: {
        runtime: "js",
        source: `export default () => {
  for (let i = 0; i < 10_000; i++) {
    queueMicrotask(() => { throw new Error("stray " + i); });
    Promise.reject(new Error("lost " + i));
  }
  return "calm";
};
`,
      },
    },
    heldJs({
      name: "worker-bomb",
      tries: "Starts workers that start workers.",
      control: "worker",
      source: `
  const code = "onmessage = () => {}";
  for (let i = 0; i < 4; i++) {
    await attempt("Worker", () => new (reach("Worker"))(reach("URL").createObjectURL(new (reach("Blob"))([code]))));
  }`,
    }),
    {
      name: "memory-of-wasm",
      tries: "Asks for four gigabytes of memory again and again.",
      control: BOMB,
      expected: { kind: "answers", text: /^enough$/ },
      program: {
        runtime: "js",
        source: `export default () => {
  const kept = [];
  for (let i = 0; i < 64; i++) { try { kept.push(new WebAssembly.Memory({ initial: 65536 })); } catch { break; } }
  return "enough";
};
`,
      },
    },
    {
      name: "heap-bomb",
      tries: "Fills the heap until its process dies, on every device that takes it.",
      control: BOMB,
      expected: {
        kind: "quarantined",
        orFails: /^(limits\.wallSeconds: the unit was still running|Uncaught out of memory$)/,
      },
      program: {
        runtime: "js",
        source: `export default () => {
  const kept = [];
  for (;;) kept.push(new Array(1_000_000).fill(kept.length + 0.5));
};
`,
      },
      limits: { seconds: 30 },
    },
  ],
};
