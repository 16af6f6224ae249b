import { expect, test } from "vitest";
import { trapFrames } from "./trap-frames";

/** What each engine wrote in a worker of a page without an origin, for a metered module whose meter has number 1. */
const STACKS = {
  "Chromium 150": [
    "RuntimeError: unreachable",
    "    at wasm://wasm/c961cdd6:wasm-function[0]:0x25",
    "    at wasm://wasm/c961cdd6:wasm-function[1]:0x29",
    "    at wasm://wasm/c961cdd6:wasm-function[2]:0x2e",
    "    at onmessage (blob:null/42efa4d4-3ca3-47de-84b4-30bc24495f63:1:105)",
  ],
  "Node 20": [
    "RuntimeError: unreachable",
    "    at inner_most (wasm://wasm/44db03e2:wasm-function[0]:0x25)",
    "    at mid@dle (wasm://wasm/44db03e2:wasm-function[1]:0x29)",
    "    at _start (wasm://wasm/44db03e2:wasm-function[2]:0x2e)",
    "    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
  ],
  Firefox: [
    "@blob:null/86a14e1e-87ac-4d29-8e2b-d619a2809a4f line 1 > WebAssembly.Module:wasm-function[0]:0x25",
    "@blob:null/86a14e1e-87ac-4d29-8e2b-d619a2809a4f line 1 > WebAssembly.Module:wasm-function[1]:0x29",
    "mid@dle@blob:null/86a14e1e-87ac-4d29-8e2b-d619a2809a4f line 1 > WebAssembly.Module:wasm-function[2]:0x2e",
    "onmessage@blob:null/86a14e1e-87ac-4d29-8e2b-d619a2809a4f:1:105",
    "",
  ],
  WebKitGTK: [
    "0@<?>:wasm-function[0]",
    "mid@dle@<?>:wasm-function[1]",
    "2@<?>:wasm-function[2]",
    "onmessage@blob:null/4b806419-feb6-4e15-9647-622218b264bf:1:111",
  ],
};

test.each(Object.entries(STACKS))("the frames of a trap are read as %s writes them", (_, lines) => {
  expect(trapFrames(lines.join("\n"), 1)).toEqual([0, 1]);
  expect(trapFrames(lines.join("\n"), 3)).toEqual([0, 1, 2]);
});

test("there are ten at most, and none where a program has put something else", () => {
  const deep = Array.from({ length: 40 }, () => STACKS.Firefox[0]).join("\n");
  expect(trapFrames(deep, 9)).toEqual(Array(10).fill(0));
  for (const stack of [undefined, 7, "", "wasm-function[]", "wasm-function[12345678]", "wasm-function[-1]"])
    expect(trapFrames(stack, 9)).toEqual([]);
});
