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
        reason: /^Quarantined: the program ended the sandbox of three households/,
        orFails: /^(The unit was still running|It threw out of memory\.$)/,
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
