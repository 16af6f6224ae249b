/** `{{` and `}}` stand for braces, `{name}` for a field; any other brace stands for itself. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}/g;

/** The fields that a template names, each once, in order of appearance. */
export function templateFields(template: string): string[] {
  const fields = new Set<string>();
  for (const [, field] of template.matchAll(PIECE)) {
    if (field !== undefined) fields.add(field);
  }
  return [...fields];
}

/** How many times a template names fields, counting repetitions. */
export function countFields(template: string): number {
  let count = 0;
  for (const [, field] of template.matchAll(PIECE)) if (field !== undefined) count += 1;
  return count;
}

/** The filled-in template; a field without a value becomes empty, like an unset variable in a shell. */
export function fillTemplate(template: string, fields: ReadonlyMap<string, string>): string {
  return template.replace(PIECE, (piece: string, field: string | undefined) => {
    if (field !== undefined) return fields.get(field) ?? "";
    return piece === "{{" ? "{" : "}";
  });
}
