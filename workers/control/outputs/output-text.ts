import { decodeOutput, type OutputPart } from "#core/units/output";

const SHOWN_CHARS = 160;
const CONTROL_CHARS = /[\p{Cc}\p{Cf}]+/gu;

/** The unit's main part: standard output, or a JavaScript unit's value. */
export function mainPart(bytes: Uint8Array): OutputPart | undefined {
  const output = decodeOutput(bytes, (head) => new TextDecoder().decode(head));
  return output?.parts.find((part) => part.name === "stdout" || part.name === "output");
}

/** The beginning of an output on one line, or nothing when it is not text. */
export function outputText(bytes: Uint8Array): string {
  const part = mainPart(bytes);
  if (!part) return "";
  // At most four bytes per character; a character that is cut at the end is dropped.
  const beginning = part.bytes.subarray(0, SHOWN_CHARS * 4);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true });
    return text.replace(CONTROL_CHARS, " ").trim().slice(0, SHOWN_CHARS);
  } catch {
    return "";
  }
}
