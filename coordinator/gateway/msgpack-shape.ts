/** Limits of one message. */
export interface MessageBounds {
  depth: number;
  /** Fields of one map, and items of one list. */
  fields: number;
  items: number;
  /** Of all kinds together, including names of fields. */
  values: number;
}

/** Bytes of length after the type byte of a string, binary or extension; an extension has one more byte for its type. */
const SIZED: Readonly<Record<number, { lengthBytes: 1 | 2 | 4; more: 0 | 1 }>> = {
  196: { lengthBytes: 1, more: 0 },
  197: { lengthBytes: 2, more: 0 },
  198: { lengthBytes: 4, more: 0 },
  199: { lengthBytes: 1, more: 1 },
  200: { lengthBytes: 2, more: 1 },
  201: { lengthBytes: 4, more: 1 },
  217: { lengthBytes: 1, more: 0 },
  218: { lengthBytes: 2, more: 0 },
  219: { lengthBytes: 4, more: 0 },
};
/** Bytes that follow 0xca to 0xd8: numbers, and extensions of a fixed length. */
const FIXED = [4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17];

/**
 * Whether a MessagePack message is within the limits, without decoding it, since a map of a hundred thousand fields
 * costs its decoder far more than its size suggests. Truncated or invalid messages are left to the decoder.
 */
export function isWithinBounds(bytes: Buffer, { depth, fields, items, values }: MessageBounds): boolean {
  /** How many values are still to come in each open map or list, from the outermost inwards. */
  const open = [1];
  let innermost = 0;
  let at = 0;
  let seen = 0;
  const lengthOf = (lengthBytes: 1 | 2 | 4) => {
    if (at + lengthBytes > bytes.length) return 0;
    const length = bytes.readUIntBE(at, lengthBytes);
    at += lengthBytes;
    return length;
  };
  while (at < bytes.length) {
    while (innermost >= 0 && open[innermost] === 0) innermost -= 1;
    if (innermost < 0) return true;
    open[innermost] = (open[innermost] ?? 0) - 1;
    seen += 1;
    if (seen > values) return false;
    const head = bytes[at] ?? 0;
    at += 1;
    const sized = SIZED[head];
    const isMap = (head & 0xf0) === 0x80 || head === 0xde || head === 0xdf;
    const isList = (head & 0xf0) === 0x90 || head === 0xdc || head === 0xdd;
    if (isMap || isList) {
      const count = head < 0xa0 ? head & 0x0f : lengthOf(head === 0xdc || head === 0xde ? 2 : 4);
      if (count > (isMap ? fields : items) || innermost >= depth) return false;
      if (count === 0) continue;
      innermost += 1;
      open[innermost] = isMap ? 2 * count : count;
    } else if (sized) {
      const length = lengthOf(sized.lengthBytes);
      at += length + sized.more;
    } else if ((head & 0xe0) === 0xa0) at += head & 0x1f;
    else if (head >= 0xca && head <= 0xd8) at += FIXED[head - 0xca] ?? 0;
  }
  return true;
}
