import { joinTexts, NativeString, sliceText, splitText, startsWith } from "../../lockdown/primordials";

const SHOWN_CHARS = 1_900;

/** Whatever a program threw, in words; `place` is the address under which it was loaded, which says nothing to anybody. */
export function describeError(error: unknown, place: string): string {
  try {
    const words = joinTexts(splitText(wordsOf(error), place), "program");
    return sliceText(withoutOurFrames(words), 0, SHOWN_CHARS);
  } catch {
    return "It threw something that cannot be shown.";
  }
}

/** The sandbox's own frames are those that still lie at a blob's address: they are not the customer's to read. */
function withoutOurFrames(words: string): string {
  const lines = splitText(words, "\n");
  const theirs: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (splitText(line, "blob:").length === 1) theirs[theirs.length] = line;
  }
  return joinTexts(theirs, "\n");
}

function wordsOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return `It threw ${NativeString(error)}.`;
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  const head = `${NativeString(name)}: ${NativeString(message)}`;
  if (typeof stack !== "string" || stack === "") return head;
  return startsWith(stack, head) ? stack : `${head}\n${stack}`;
}
