import type { OwnFault } from "#protocol/devices/sandbox-messages";
import { indexOfText, NativeString, sliceText, startsWith } from "../../lockdown/primordials";

const UNSHOWABLE: OwnFault = "unshowable";
const SHOWN_CHARS = 1_900;
/** The most text of a thrown value that is searched, besides so many frames at its URL. */
const MAX_READ_CHARS = 16_384;
const MAX_FRAMES = 32;

/** Describes anything that a program threw; `place` is the URL under which it was loaded, which is removed. */
export function describeError(error: unknown, place: string): string {
  try {
    return sliceText(
      withoutOurFrames(withoutPlace(wordsOf(error, MAX_READ_CHARS + MAX_FRAMES * place.length), place)),
      0,
      SHOWN_CHARS,
    );
  } catch {
    return UNSHOWABLE;
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

/** The sandbox's own frames still have a blob's URL: they are not shown to the customer. */
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
  if (typeof error !== "object" || error === null) return `Uncaught ${bounded(NativeString(error))}`;
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  const head = `${bounded(NativeString(name))}: ${bounded(NativeString(message))}`;
  if (typeof stack !== "string" || stack === "") return head;
  const frames = bounded(stack);
  return startsWith(frames, bounded(head)) ? frames : `${head}\n${frames}`;
}
