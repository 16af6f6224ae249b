import path from "node:path";
import type { JobSpec } from "#core/jobs/job-spec";
import type { ProgramFile } from "#protocol/devices/sandbox-messages";
import { programFaultInWords, programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { checkPython } from "#python/check-python";
import { findInterpreter } from "#python/interpreter";
import { mainPath, mayHoldPython } from "#python/python-files";

/** A program in the form that the unit worker takes. */
export type LocalPrepared =
  | {
      kind: "prepared";
      calls: Pick<JobSpec, "runtime" | "python">;
      program: Uint8Array;
      shared: ProgramFile[];
      warnings: string[];
    }
  | { kind: "refused"; message: string };

/** The project's folder, from the bundle and from source alike. */
const ROOT = path.join(import.meta.dirname, "..", "..");

/** Has a Python program checked by the interpreter that devices run, as at submit. */
export function preparePython(source: Uint8Array, shared: ProgramFile[]): LocalPrepared {
  const interpreter = findInterpreter(ROOT);
  if (!interpreter) return { kind: "refused", message: "There is no interpreter of Python yet: run `npm run build`." };
  const program = interpreter.read();
  const files = [{ path: mainPath(source), bytes: source }, ...shared];
  const code = files.filter(({ path }) => mayHoldPython(path));
  const check = checkPython(new WebAssembly.Module(program), code);
  if (check.kind === "refused") return { kind: "refused", message: programFaultsInWords(check.faults) };
  const warnings = check.warnings.map((warning) => programFaultInWords(warning));
  const calls = { runtime: "wasi", python: check.form } as const;
  return { kind: "prepared", calls, program, shared: files, warnings };
}
