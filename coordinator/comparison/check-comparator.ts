import { parseModule } from "#programs/parse-module";
import { type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import type { InputFault } from "#protocol/manifest/input-fault";
import { tryComparator } from "./run-comparator";

/** Why a module cannot be a comparison: what every script must not do, or what only a comparison must not. */
export type ComparisonRefusal = { fault: InputFault } | { jobFault: JobFault };

/** Undefined when the module can be a comparison. */
export function checkComparator(bytes: Uint8Array): ComparisonRefusal | undefined {
  if (bytes.includes(0)) return { jobFault: jobFault("comparison-with-nul") };
  const parsed = parseModule(bytes);
  if (parsed.kind === "broken") return { fault: { kind: "program", faults: [parsed.fault] } };
  if (parsed.imports.length > 0) return { jobFault: jobFault("comparison-imports", { modules: [...parsed.imports] }) };
  if (!parsed.hasDefault) return { jobFault: jobFault("comparison-without-default") };
  const trouble = tryComparator(parsed.text);
  return trouble && { jobFault: jobFault("comparison-not-loaded", trouble) };
}
