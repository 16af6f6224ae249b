import type { JobSpec } from "./job-spec";
import type { CallBytes, UnitCall } from "./unit-call";

/** Where the interpreter finds what the customer wrote: one file, or a zip with a `main.py` in it. */
export const PYTHON_MAIN = { file: "main.py", zip: "main.zip" } as const;

/**
 * The call as the interpreter takes it, when the program is in Python: before the unit's own arguments come the form and the
 * file, and for a function its unit and what its input is, which comes by standard input.
 */
export function deviceCall(
  { python, shared }: Pick<JobSpec, "python"> & { shared: readonly { path: string }[] },
  unit: number,
  call: UnitCall,
): UnitCall {
  if (python === undefined) return call;
  const main = shared[0]?.path ?? PYTHON_MAIN.file;
  if (python === "script") return { ...call, args: ["script", main, ...call.args] };
  const { value } = call;
  const kind = value.kind === "json" ? "json" : "bytes";
  const stdin: CallBytes = value.kind === "json" ? { kind: "text", text: JSON.stringify(value.json) } : value;
  return { ...call, args: ["function", main, String(unit), kind, ...call.args], stdin };
}
