/** `{{` and `}}` stand for braces, `{name}` for a field; a brace that belongs to none of these is itself. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}/g;

/** The fields that a template names, each once, in order of appearance. */
export function templateFields(template: string): string[] {
  const fields = new Set<string>();
  for (const [, field] of template.matchAll(PIECE)) {
    if (field !== undefined) fields.add(field);
  }
  return [...fields];
}

/** How often a template names a field, the same one counted each time. */
export function countFields(template: string): number {
  let count = 0;
  for (const [, field] of template.matchAll(PIECE)) if (field !== undefined) count += 1;
  return count;
}

/** The text that a template makes; a field without a value is empty, like an unset variable of a shell. */
export function fillTemplate(template: string, fields: ReadonlyMap<string, string>): string {
  return template.replace(PIECE, (piece: string, field: string | undefined) => {
    if (field !== undefined) return fields.get(field) ?? "";
    return piece === "{{" ? "{" : "}";
  });
}
