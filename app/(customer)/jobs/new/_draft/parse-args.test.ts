import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArgs } from "./parse-args";
import { writeArgs } from "./write-args";

test("whatever arguments are written are read back", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), (args) => {
      expect(parseArgs(writeArgs(args))).toEqual({ kind: "args", args });
    }),
  );
});

describe("parseArgs reads like a shell", () => {
  test.each([
    ["", []],
    ["  \n ", []],
    ["{a} {b}", ["{a}", "{b}"]],
    ["-k 3\t--name=x\nlast", ["-k", "3", "--name=x", "last"]],
    [`'a b' "c d" e\\ f`, ["a b", "c d", "e f"]],
    [`"say \\"hi\\" \\\\ \\n"`, [`say "hi" \\ \\n`]],
    [`it''s pre'fix 'es`, ["its", "prefix es"]],
    [`'' ""`, ["", ""]],
    [`'$HOME' *`, ["$HOME", "*"]],
    [`'\\'`, ["\\"]],
  ])("%j", (text, args) => {
    expect(parseArgs(text)).toEqual({ kind: "args", args });
  });

  test.each([
    ["a 'b c", 2],
    ['--x="y', 4],
    ["tail\\", 4],
  ])("%j is left open", (text, at) => {
    expect(parseArgs(text)).toMatchObject({ kind: "unclosed", at });
  });
});
