import { checkTemplate } from "#core/jobs/check-template";
import type { FieldIssue } from "./field-issues";
import type { JobManifest } from "./job-manifest";
import { specInputKind } from "./spec-input-kind";

/** Fields that the templates of `args` and `stdin` name but the inputs do not have. `firstLine` is the first unit's. */
export function templateIssues({ args, stdin, inputs }: JobManifest, firstLine: string | undefined): FieldIssue[] {
  const inputKind = specInputKind(inputs);
  const keys = inputKind === "json" || inputKind === "jsonl" ? keysOf(firstLine) : [];
  return [...issueAt("args", args, undefined), ...issueAt("stdin", [], stdin)];

  function issueAt(path: string, templates: string[], stdinTemplate: string | undefined): FieldIssue[] {
    const outcome = checkTemplate(templates, stdinTemplate, inputKind, keys);
    if (outcome.kind === "ok") return [];
    const known = outcome.known.map((name) => `{${name}}`).join(", ");
    const message = `{${outcome.field}} is not a field of these inputs. They have ${known}; write {{ and }} for plain braces`;
    return [{ path, message }];
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
