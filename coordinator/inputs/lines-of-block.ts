import { LineCutter } from "./line-cutter";

const utf8 = new TextDecoder();

/** The units in a block's bytes: the non-blank lines, without line ends. */
export function linesOfBlock(bytes: Uint8Array): string[] {
  const cutter = new LineCutter();
  return [...cutter.take(bytes), ...cutter.finish()].map((line) => utf8.decode(line.bytes));
}
