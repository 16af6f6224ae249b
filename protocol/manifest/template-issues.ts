import { checkTemplate } from "#core/jobs/check-template";
import { type FieldFault, jobFault } from "../job-faults/job-fault";
import type { JobManifest } from "./job-manifest";
import { specInputKind } from "./spec-input-kind";

/** Fields that the templates of `args` and `stdin` name but the inputs do not have. `firstLine` is the first unit's. */
export function templateIssues({ args, stdin, inputs }: JobManifest, firstLine: string | undefined): FieldFault[] {
  const inputKind = specInputKind(inputs);
  const keys = inputKind === "json" || inputKind === "jsonl" ? keysOf(firstLine) : [];
  return [...issueAt("args", args, undefined), ...issueAt("stdin", [], stdin)];

  function issueAt(path: string, templates: string[], stdinTemplate: string | undefined): FieldFault[] {
    const outcome = checkTemplate(templates, stdinTemplate, inputKind, keys);
    if (outcome.kind === "ok") return [];
    const { field, known } = outcome;
    return [{ path, jobFault: jobFault("template-field", { field, known: [...known] }) }];
  }
}

function keysOf(line: string | undefined): string[] {
  try {
    const json: unknown = JSON.parse(line ?? "null");
    return typeof json === "object" && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  } catch {
    return [];
  }
}
