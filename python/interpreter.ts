import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** What `npm run build` records about the interpreter that it has built, in a file next to it. */
export interface InterpreterFacts {
  /** Of the interpreter as devices run it: pre-initialized, checked and metered. */
  hash: string;
  bytes: number;
  /** Python's version. */
  version: string;
}

const FOLDER = path.join("dist", "python");

/** The city's interpreter, in a project that has been built. */
export interface Interpreter extends InterpreterFacts {
  read: () => Uint8Array<ArrayBuffer>;
}

export const interpreterFolder = (root: string) => path.join(root, FOLDER);
export const interpreterFile = (hash: string) => `python-${hash.slice(0, 16)}.wasm`;

/** Undefined if it was not built: then nothing in Python can be submitted or tried. */
export function findInterpreter(root: string): Interpreter | undefined {
  const folder = interpreterFolder(root);
  const facts = path.join(folder, "interpreter.json");
  if (!existsSync(facts)) return undefined;
  const said = JSON.parse(readFileSync(facts, "utf8")) as InterpreterFacts;
  return { ...said, read: () => new Uint8Array(readFileSync(path.join(folder, interpreterFile(said.hash)))) };
}
