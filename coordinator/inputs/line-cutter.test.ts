import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { type CutLine, LineCutter } from "./line-cutter";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function cut(chunks: Iterable<Uint8Array>): CutLine[] {
  const cutter = new LineCutter();
  const lines: CutLine[] = [];
  for (const chunk of chunks) lines.push(...cutter.take(chunk));
  return [...lines, ...cutter.finish()];
}

const textsOf = (lines: CutLine[]) => lines.map(({ bytes }) => new TextDecoder().decode(bytes));

describe("a text is cut into lines", () => {
  test("without the blank ones, with their numbers and positions", () => {
    expect(cut([bytesOf("one\r\n\n \t\r\n  two \nthree")])).toEqual([
      { number: 1, offset: 0, end: 5, bytes: bytesOf("one") },
      { number: 4, offset: 10, end: 17, bytes: bytesOf("  two ") },
      { number: 5, offset: 17, end: 22, bytes: expect.anything() },
    ]);
  });

  test("in the same way, however its chunks fall", () => {
    const piece = fc.constantFrom("a", "é", " ", "\t", "\r\n", "\n", "\n\n", "bc");
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 7 }), (pieces, step) => {
        const text = pieces.join("");
        const bytes = bytesOf(text);
        const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
          bytes.subarray(at * step, at * step + step),
        );
        const lines = cut(chunks);
        const expected = text.split("\n").map((line) => line.replace(/\r$/, ""));
        expect(textsOf(lines)).toEqual(expected.filter((line) => /[^ \t\r]/.test(line)));
        for (const { offset, end, bytes: line } of lines) {
          const whole = new TextDecoder().decode(bytes.subarray(offset, end)).replace(/\r?\n$|\r$/, "");
          expect(whole).toBe(new TextDecoder().decode(line));
        }
      }),
    );
  });

  test.each([
    ["x", "of letters"],
    [" ", "of blanks"],
  ])("and one that never ends (%j) is refused with its place, before the rest is read", (letter, _) => {
    let taken = 0;
    function* chunks() {
      yield bytesOf("short\n\n");
      for (; taken < 600; taken += 1) yield bytesOf(letter.repeat(64 * 1024));
    }
    expect(() => cut(chunks())).toThrow(
      "Line 3, which begins at byte 7, is longer than 64 KiB. Put large inputs into files.",
    );
    expect(taken).toBe(1);
  });

  test("which may be as long as the limit and no longer", () => {
    const longest = "x".repeat(LIMITS.inputLineBytes);
    expect(cut([bytesOf(`${longest}\n${longest}`)])).toHaveLength(2);
    expect(() => cut([bytesOf(`${longest}\n${longest}x`)])).toThrow(/^Line 2, which begins at byte 65537,/);
    expect(() => cut([bytesOf(`${longest}x\n`)])).toThrow(/^Line 1,/);
  });
});
