import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { readableStrings } from "./readable-strings";

const bytes = (text: string) => Buffer.from(text, "latin1");

test("text is found between bytes that are none, each once, in its order", () => {
  const program = bytes("\0asm\x01\0https://pool.example\0short\0\x7fstratum+tcp\xffhttps://pool.example\0at the end");
  expect(readableStrings(program)).toEqual(["https://pool.example", "stratum+tcp", "at the end"]);
});

test("a program of nothing but text is cut, not swallowed, and the number of strings is bounded", () => {
  const long = readableStrings(bytes("a".repeat(LIMITS.MAX_STRING_CHARS) + "b".repeat(10)));
  expect(long).toEqual(["a".repeat(LIMITS.MAX_STRING_CHARS), "b".repeat(10)]);
  const many = bytes(Array.from({ length: LIMITS.MAX_STRINGS * 2 }, (_, n) => `string ${n}`).join("\0"));
  expect(readableStrings(many)).toHaveLength(LIMITS.MAX_STRINGS);
});

test("as much as is ever searched takes no longer than a page's other work", () => {
  const program = randomBytes(LIMITS.MAX_SCANNED_PROGRAM_BYTES);
  const began = performance.now();
  readableStrings(program);
  expect(performance.now() - began).toBeLessThan(1_000);
});
