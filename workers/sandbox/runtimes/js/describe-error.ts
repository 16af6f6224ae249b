import { indexOfText, NativeString, sliceText, startsWith } from "../../lockdown/primordials";

const SHOWN_CHARS = 1_900;
/** Nothing is looked for in more of what a program threw than this, beside so many frames at its address. */
const MAX_READ_CHARS = 16_384;
const MAX_FRAMES = 32;

/** Whatever a program threw, in words; `place` is the address under which it was loaded, which says nothing to anybody. */
export function describeError(error: unknown, place: string): string {
  try {
    return sliceText(
      withoutOurFrames(withoutPlace(wordsOf(error, MAX_READ_CHARS + MAX_FRAMES * place.length), place)),
      0,
      SHOWN_CHARS,
    );
  } catch {
    return "It threw something that cannot be shown.";
  }
}

function withoutPlace(words: string, place: string): string {
  let plain = "";
  let from = 0;
  for (;;) {
    const at = place === "" ? -1 : indexOfText(words, place, from);
    if (at < 0) return plain + sliceText(words, from);
    plain += `${sliceText(words, from, at)}program`;
    from = at + place.length;
  }
}

/** The sandbox's own frames are those that still lie at a blob's address: they are not the customer's to read. */
function withoutOurFrames(words: string): string {
  let theirs = "";
  let from = 0;
  for (;;) {
    const end = indexOfText(words, "\n", from);
    const line = end < 0 ? sliceText(words, from) : sliceText(words, from, end);
    if (indexOfText(line, "blob:", 0) < 0) theirs += theirs === "" ? line : `\n${line}`;
    if (end < 0) return theirs;
    from = end + 1;
  }
}

function wordsOf(error: unknown, maxChars: number): string {
  const bounded = (text: string) => sliceText(text, 0, maxChars);
  if (typeof error !== "object" || error === null) return `It threw ${bounded(NativeString(error))}.`;
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  const head = `${bounded(NativeString(name))}: ${bounded(NativeString(message))}`;
  if (typeof stack !== "string" || stack === "") return head;
  const frames = bounded(stack);
  return startsWith(frames, bounded(head)) ? frames : `${head}\n${frames}`;
}
