/** Three bytes become four characters: the remainder of one chunk is put before the next. */
const GROUP = 3;

/** Encodes chunks of bytes as chunks of base64. */
export async function* base64Pieces(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let left = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = left.length === 0 ? viewOf(piece) : Buffer.concat([left, piece]);
    const whole = bytes.length - (bytes.length % GROUP);
    if (whole > 0) yield bytes.toString("base64", 0, whole);
    left = Buffer.from(bytes.subarray(whole));
  }
  if (left.length > 0) yield left.toString("base64");
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length);
