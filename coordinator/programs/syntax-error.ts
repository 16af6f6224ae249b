import type { Position } from "acorn";

const LINE_CHARS = 160;

/** Where a module is no JavaScript, with the line itself. */
export function syntaxError(text: string, what: string, { line, column }: Position): string {
  const source = (text.split("\n")[line - 1] ?? "").trim().slice(0, LINE_CHARS);
  return `Syntax error at line ${line}, column ${column + 1}: ${what}. The line reads: ${source}`;
}
