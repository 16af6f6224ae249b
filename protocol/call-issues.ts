import { countFields } from "#core/jobs/template";
import type { FieldIssue } from "./field-issues";
import type { JobManifest } from "./job-manifest";
import { LIMITS } from "./limits";

const MIB = 1024 * 1024;

/**
 * Whether the templates could expand one unit's line to more than a call may have. A field is never longer than its
 * line, and a template may name it hundreds of times.
 */
export function callIssues(
  { args, stdin }: Pick<JobManifest, "args" | "stdin">,
  longestLineBytes: number,
): FieldIssue[] {
  const templates = [...args, ...(stdin === undefined ? [] : [stdin])];
  const fields = templates.reduce((sum, template) => sum + countFields(template), 0);
  const max = fields * longestLineBytes + templates.reduce((sum, template) => sum + template.length, 0);
  if (max <= LIMITS.callBytes) return [];
  const message = `the templates name fields ${fields.toLocaleString("en")} times, and the longest line has ${longestLineBytes.toLocaleString("en")} bytes: together more than the ${LIMITS.callBytes / MIB} MiB that the arguments and standard input of one unit may have. Name fewer fields, or put long values into files`;
  return [{ path: args.some((template) => countFields(template) > 0) ? "args" : "stdin", message }];
}
