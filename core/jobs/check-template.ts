import type { InputKind } from "./job-spec";
import { templateFields } from "./template";

export type TemplateCheck = { kind: "ok" } | { kind: "unknown-field"; field: string; known: string[] };

const FIELDS: Record<InputKind, string[]> = {
  range: ["index", "value", "end"],
  lines: ["index", "line"],
  files: ["index", "name"],
  json: ["index", "value"],
  jsonl: ["index", "value"],
};

/**
 * Whether the templates name only fields that this kind of input has. `firstLineFields` are the keys of the first
 * element or line when it is a JSON object: later objects may lack some of them (then the field is empty).
 */
export function checkTemplate(
  args: readonly string[],
  stdin: string | undefined,
  inputKind: InputKind,
  firstLineFields: readonly string[],
): TemplateCheck {
  const ownFields = inputKind === "json" || inputKind === "jsonl" ? firstLineFields : [];
  const known = [...new Set([...FIELDS[inputKind], ...ownFields])];
  const named = [...args, ...(stdin === undefined ? [] : [stdin])].flatMap(templateFields);
  const field = named.find((name) => !known.includes(name));
  return field === undefined ? { kind: "ok" } : { kind: "unknown-field", field, known };
}
