import path from "node:path";
import { findInterpreter } from "../interpreter";

/** The interpreter that the tests' set-up has built. */
export function compiledInterpreter(): WebAssembly.Module {
  const found = findInterpreter(path.join(import.meta.dirname, "..", ".."));
  if (!found) throw new Error("The interpreter was not built.");
  return new WebAssembly.Module(found.read());
}
