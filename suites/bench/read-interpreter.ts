import { fileURLToPath } from "node:url";
import { findInterpreter } from "#python/interpreter";

/** The city's Python, as devices run it. */
export function readInterpreter(): Uint8Array<ArrayBuffer> {
  const interpreter = findInterpreter(fileURLToPath(new URL("../..", import.meta.url)));
  if (!interpreter) throw new Error("the interpreter was not built: run `npm run build`");
  return interpreter.read();
}
