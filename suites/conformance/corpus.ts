import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkProgram } from "#programs/check-program";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { findInterpreter } from "#python/interpreter";

/** One program of the corpus with the values of its units, prepared like a customer's. */
export interface Case {
  name: string;
  runtime: "js" | "wasi";
  /** As devices run it. */
  program: Uint8Array;
  units: number[];
  /** For a command: its shared files, and its arguments before the unit's number. */
  shared?: { path: string; text: string }[];
  args?: string[];
  /** Why its outputs may differ, if that is known and unavoidable. */
  mayDiffer?: string;
}

const MATH_FUNCTIONS = 25;
const QUICK_MATH = [12, 15, 22, 24];

const read = (name: string) => new Uint8Array(readFileSync(new URL(`programs/${name}`, import.meta.url)));

function prepare(runtime: Case["runtime"], bytes: Uint8Array): Uint8Array {
  const check = checkProgram(runtime, bytes);
  if (check.kind === "refused") throw new Error(programFaultsInWords(check.faults));
  return check.prepared;
}

function js(name: string, units: number[] = [0], more: Partial<Case> = {}): Case {
  const program = prepare("js", new Uint8Array(Buffer.concat([read("prelude.js"), read(`${name}.js`)])));
  return { name, runtime: "js", program, units, ...more };
}

function wasi(name: string, file: string, units: number[], more: Partial<Case> = {}): Case {
  return { name, runtime: "wasi", program: prepare("wasi", read(`${file}.wasm`)), units, ...more };
}

function python(name: string, file: string, units: number[]): Case {
  const interpreter = findInterpreter(fileURLToPath(new URL("../..", import.meta.url)));
  if (!interpreter) throw new Error("The interpreter of Python was not built: run `npm run build`.");
  const shared = [{ path: "main.py", text: new TextDecoder().decode(read(file)) }];
  return { name, runtime: "wasi", program: interpreter.read(), units, shared, args: ["script", "main.py"] };
}

/** All cases, or those that take only seconds. */
export function corpus({ quick = false } = {}): Case[] {
  return [
    js("arithmetic"),
    js("integers"),
    js("math", quick ? QUICK_MATH : [...Array(MATH_FUNCTIONS).keys()]),
    js("floats-out", [0, 1]),
    js("nan", [0], { name: "NaN bits by a DataView" }),
    js("brought-wasm", [0], { name: "wasm of a script" }),
    js("constants", [0], { name: "wasm of constants" }),
    js("random", [0, 1, 77]),
    js("dates"),
    js("locale"),
    js("sort"),
    js("text"),
    js("json"),
    js("regexp"),
    js("order"),
    js("builtins"),
    js("errors", [0]),
    js("depth", [0]),
    js("unicode"),
    wasi("wasm operators", "floats", [0]),
    wasi("wasm libm and printf", "floats", [1]),
    wasi("wasm NaN bits", "floats", [2]),
    wasi("wasm vectors", "floats", [3]),
    wasi("wasi world", "world", [0, 1]),
    python("python", "python.py", [0, 1, 2]),
    js("unicode", [1], { name: "all of Unicode", mayDiffer: "engines carry tables of different years" }),
    js("nan", [1], { name: "NaN bits by two arrays", mayDiffer: "no engine says which bits a NaN has" }),
    js("errors", [1], { name: "words of errors", mayDiffer: "each engine words its own errors" }),
    js("depth", [1], { name: "depth of the stack", mayDiffer: "each engine has a stack of its own size" }),
  ];
}
