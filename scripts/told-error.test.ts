import { expect, test } from "vitest";
import { toldError } from "./told-error.mjs";

test("an error is told in one line, with what differed and without its stack", () => {
  const message =
    '\u001b[31mexpect(received).toEqual(expected)\u001b[39m\n\n+ Array [\n+   "gone"\n+ ]\n    at a (b.ts:1:1)';
  expect(toldError(message)).toBe('expect(received).toEqual(expected) + Array [ + "gone" + ]');
});

test("an endless error is cut, and none at all is empty", () => {
  expect(toldError("x".repeat(10_000))).toHaveLength(600);
  expect(toldError(undefined)).toBe("");
});
