export interface ByteRange {
  start: number;
  /** Exclusive. */
  end: number;
}

/**
 * The single range that a `Range` header requests (RFC 9110 §14); undefined for none or several, which means the whole.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match) return undefined;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size };
  }
  const start = Number(first);
  const end = last === "" ? size : Math.min(Number(last) + 1, size);
  return start >= size || end <= start ? "unsatisfiable" : { start, end };
}
