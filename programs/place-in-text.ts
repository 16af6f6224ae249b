import { getLineInfo, type Position } from "acorn";

const LINE_CHARS = 160;

/** The message for a syntax error, with the line itself. */
export function syntaxError(text: string, what: string, position: Position): string {
  return `Syntax error at ${placeOf(position)}: ${what}. The line reads: ${lineOf(text, position)}`;
}

/** A sentence about a place in the text, with the line itself, and the number of similar places. */
export function sentenceAt(text: string, at: number, others: number, sentence: string): string {
  const position = getLineInfo(text, at);
  const more = others === 0 ? "" : others === 1 ? ", and at one more place" : `, and at ${others} more places`;
  return `At ${placeOf(position)}${more}: ${sentence} The line reads: ${lineOf(text, position)}`;
}

const placeOf = ({ line, column }: Position) => `line ${line}, column ${column + 1}`;

/** The line, or part of a long one: bundles often are one line. */
function lineOf(text: string, { line, column }: Position): string {
  const whole = text.split("\n")[line - 1] ?? "";
  if (whole.length <= LINE_CHARS) return whole.trim();
  const from = Math.max(0, Math.min(column - LINE_CHARS / 2, whole.length - LINE_CHARS));
  return whole.slice(from, from + LINE_CHARS).trim();
}
