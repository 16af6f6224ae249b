import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** What `npm run build` says of the interpreter that it has made, beside it. */
export interface InterpreterFacts {
  /** As devices run it: at rest, checked and metered. */
  hash: string;
  bytes: number;
  /** Of Python. */
  version: string;
}

const FOLDER = path.join("dist", "python");

/** The city's interpreter, as it lies in a project that is built. */
export interface Interpreter extends InterpreterFacts {
  read: () => Uint8Array<ArrayBuffer>;
}

export const interpreterFolder = (root: string) => path.join(root, FOLDER);
export const interpreterFile = (hash: string) => `python-${hash.slice(0, 16)}.wasm`;

/** Undefined where it was not built: then nothing in Python can be submitted or tried. */
export function findInterpreter(root: string): Interpreter | undefined {
  const folder = interpreterFolder(root);
  const facts = path.join(folder, "interpreter.json");
  if (!existsSync(facts)) return undefined;
  const said = JSON.parse(readFileSync(facts, "utf8")) as InterpreterFacts;
  return { ...said, read: () => new Uint8Array(readFileSync(path.join(folder, interpreterFile(said.hash)))) };
}
