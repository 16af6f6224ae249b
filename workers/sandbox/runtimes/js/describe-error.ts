import { joinTexts, NativeString, sliceText, splitText, startsWith } from "../../lockdown/primordials";

const SHOWN_CHARS = 1_900;

/** Whatever a program threw, in words; `place` is the address under which it was loaded, which says nothing to anybody. */
export function describeError(error: unknown, place: string): string {
  try {
    return sliceText(joinTexts(splitText(wordsOf(error), place), "program"), 0, SHOWN_CHARS);
  } catch {
    return "It threw something that cannot be shown.";
  }
}

function wordsOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return `It threw ${NativeString(error)}.`;
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  const head = `${NativeString(name)}: ${NativeString(message)}`;
  if (typeof stack !== "string" || stack === "") return head;
  return startsWith(stack, head) ? stack : `${head}\n${stack}`;
}
