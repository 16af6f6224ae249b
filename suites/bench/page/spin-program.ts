/**
 * A WASI command that counts down from `turns` and ends: five instructions a turn, no input, no output. Turns stay
 * below 2³¹.
 */
export function spinProgram(turns: number): Uint8Array<ArrayBuffer> {
  const countDown = [0x41, ...signedLeb(turns), 0x21, 0]; // i32.const turns, local.set 0
  const loop = [0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b]; // loop: local 0 -= 1, br_if 0
  const body = sized([1, 1, 0x7f, ...countDown, ...loop, 0x0b]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x60, 0, 0]),
    ...section(3, [0]),
    ...section(5, [0, 1]),
    ...[7, ...sized([2, ...named("memory", 2), ...named("_start", 0)])],
    ...section(10, body),
  ]);
}

/** A section of one entry. */
const section = (id: number, entry: number[]) => [id, ...sized([1, ...entry])];
const sized = (content: number[]) => [...unsignedLeb(content.length), ...content];
const named = (name: string, kind: number) => [...sized([...new TextEncoder().encode(name)]), kind, 0];

function unsignedLeb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsignedLeb(value >>> 7)];
}

/** Of a number that is not negative. */
function signedLeb(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signedLeb(value >>> 7)];
}
