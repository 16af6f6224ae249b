import type { JobSpec } from "./job-spec";
import type { CallBytes, UnitCall } from "./unit-call";

/** Where the interpreter finds the customer's source: one file, or a zip with a `main.py` in it. */
export const PYTHON_MAIN = { file: "main.py", zip: "main.zip" } as const;

/**
 * For Python programs, the call in the form that the interpreter expects: the form and the file come before the unit's
 * own arguments; for a function also its unit and the kind of its input, which is passed as standard input.
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
