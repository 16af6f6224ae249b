import { expect, test } from "vitest";
import { ShownText } from "./shown-text";

const Name = ShownText({ min: 1, max: 20, why: "give it a name" });

test.each([
  ["Ada", "Ada"],
  ["  two\n\twords  ", "two words"],
  ["محمد 🪔 O'Neill", "محمد 🪔 O'Neill"],
])("%j is shown as %j", (text, shown) => {
  expect(Name.parse(text)).toBe(shown);
});

test.each(["", "   ", "x".repeat(21), "a\0b", "a\u0007b", "a\u001b[31m", "file\u202egpj.exe", "a\u2066b", "\ud800"])(
  "%j is not shown to anybody",
  (text) => {
    expect(Name.safeParse(text).success).toBe(false);
  },
);
