import { parentPort } from "node:worker_threads";
import { checkPython } from "#python/check-python";
import { findInterpreter } from "#python/interpreter";
import type { PythonFile } from "#python/run-interpreter";
import { PROJECT_ROOT } from "../project-root";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";

/** Compiled once: each check instantiates it with its own memory. */
let interpreter: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  const found = findInterpreter(PROJECT_ROOT);
  if (!found) throw new Error("The interpreter of Python was not built: run `npm run build`.");
  interpreter ??= new WebAssembly.Module(found.read());
  return interpreter;
}

lowerPriority();
parentPort?.on("message", (request: PythonFile[] | typeof STOP) => {
  if (request !== STOP) parentPort?.postMessage(checkPython(compiled(), request));
});
parentPort?.postMessage("there");
