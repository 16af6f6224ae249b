const SHOWN_CHARS = 4_000;

/** Bytes as text to show, its end cut off; undefined when they are not UTF-8. */
export function readableText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) return undefined;
    return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}\n…` : text;
  } catch {
    return undefined;
  }
}
