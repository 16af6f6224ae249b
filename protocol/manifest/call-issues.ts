import { countFields } from "#core/jobs/template";
import { type FieldFault, jobFault } from "../job-faults/job-fault";
import { LIMITS } from "../limits";
import type { JobManifest } from "./job-manifest";

/**
 * Whether the templates could expand one unit's line to more than a call may have. A field is never longer than its
 * line, and a template may name it hundreds of times.
 */
export function callIssues(
  { args, stdin }: Pick<JobManifest, "args" | "stdin">,
  longestLineBytes: number,
): FieldFault[] {
  const templates = [...args, ...(stdin === undefined ? [] : [stdin])];
  const fields = templates.reduce((sum, template) => sum + countFields(template), 0);
  const max = fields * longestLineBytes + templates.reduce((sum, template) => sum + template.length, 0);
  if (max <= LIMITS.callBytes) return [];
  const path = args.some((template) => countFields(template) > 0) ? "args" : "stdin";
  return [{ path, jobFault: jobFault("call-too-long", { fields, longestBytes: longestLineBytes }) }];
}
