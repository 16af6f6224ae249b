import { getLineInfo, type Position } from "acorn";
import type { ScriptPlace } from "#protocol/programs/program-fault";

const LINE_CHARS = 160;

/** A place in the text, with the line itself; columns are counted from one. */
export const placeAt = (text: string, at: number): ScriptPlace => placeOf(text, getLineInfo(text, at));

export const placeOf = (text: string, { line, column }: Position): ScriptPlace => ({
  line,
  column: column + 1,
  text: lineOf(text, { line, column }),
});

/** The line, or part of a long one: bundles often are one line. */
function lineOf(text: string, { line, column }: { line: number; column: number }): string {
  const whole = text.split("\n")[line - 1] ?? "";
  if (whole.length <= LINE_CHARS) return whole.trim();
  const from = Math.max(0, Math.min(column - LINE_CHARS / 2, whole.length - LINE_CHARS));
  return whole.slice(from, from + LINE_CHARS).trim();
}
