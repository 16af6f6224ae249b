import { expect, test } from "vitest";
import { fixedSpaces, withFixedSpaces } from "./fixed-spaces";

/** With marks that a reader of this file sees. */
const seen = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");

test.each([
  ["Prêt ? Oui ; non : « peut-être » !", "Prêt~? Oui~; non~: «~peut-être~»~!"],
  ["2,50 $ CA, soit 40 %", "2,50~$~CA, soit 40~%"],
  ["10 000 000 unités de 256 Mio", "10_000_000 unités de 256~Mio"],
  ['https://a.example/b?c=d: {"a": 1} 2026 12', 'https://a.example/b?c=d: {"a": 1} 2026 12'],
])("%s", (typed, read) => expect(seen(fixedSpaces(typed))).toBe(read));

test("words of every form are read with fixed spaces; what is no text stays as it is", () => {
  const words = withFixedSpaces({
    line: "Prêt ?",
    told: (count: number) => ({
      line: `Reste : ${count}`,
      count,
      none: undefined,
      parts: ["Oui !", (name: string) => `${name} ;`] as const,
    }),
  });
  expect(seen(words.line)).toBe("Prêt~?");
  const { line, count, none, parts } = words.told(3);
  expect([seen(line), count, none, seen(parts[0]), seen(parts[1]("ici"))]).toEqual([
    "Reste~: 3",
    3,
    undefined,
    "Oui~!",
    "ici~;",
  ]);
});
