import fc from "fast-check";
import { expect, test } from "vitest";
import { creditedSeconds } from "./credited-seconds";
import { mayBeShown } from "./may-be-shown";
import { nameKey } from "./name-key";
import { MIN_HOUSEHOLDS_TOLD, tellsFigures } from "./tells-figures";

test.each([
  ["Ada Lovelace", "ada  LOVELACE"],
  ["Paul", "Раul"],
  ["Scope", "ЅСОРЕ"],
  ["Bill", "BiII"],
  ["Oslo", "0slo"],
  ["René", "Rene"],
  ["modern", "modem"],
  ["Ada", "A.d-a"],
  ["Ada", "Ａｄａ"],
])("%s and %s pass for each other", (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test("names that look different are different, and a key is its own key", () => {
  const names = ["Ada", "Grace", "Émilie du Châtelet", "Lampe 12", "Lampe 42", "Мария", "光", "O'Brien"];
  expect(new Set(names.map(nameKey)).size).toBe(names.length);
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => nameKey(nameKey(name)) === nameKey(name)));
});

test.each(["Ada L.", "Émilie du Châtelet", "O’Brien & Sons", "Мария", "Nguyễn Văn", "光子", "Lamp 12"])(
  "%s may be shown",
  (name) => expect(mayBeShown(name)).toBe(true),
);

test.each([
  ["an address", "ada@example.org"],
  ["markup", "<b>Ada</b>"],
  ["a right-to-left override", "Ada\u202egro"],
  ["an isolate", "Ada\u2067x"],
  ["a zero-width space", "A\u200bda"],
  ["a zero-width joiner", "Ada\u200d"],
  ["a soft hyphen", "A\u00adda"],
  ["a line break", "Ada\nAdmin"],
  ["a NUL", "Ada\0"],
  ["half a character", "Ada\ud83d"],
  ["a picture", "Ada 💡"],
  ["a tag of the last plane", "Ada\u{e0041}"],
  ["marks that climb", `A${"\u0301".repeat(9)}da`],
  ["two scripts", "Аda"],
  ["no letters", "12 - 34"],
  ["nothing", ""],
])("%s may not be shown", (_, name) => expect(mayBeShown(name)).toBe(false));

test("figures are told where the others are nobody, or enough", () => {
  expect([0, 1, MIN_HOUSEHOLDS_TOLD - 1, MIN_HOUSEHOLDS_TOLD].map(tellsFigures)).toEqual([true, false, false, true]);
});

test("credit is time at today's price, and none where devices are paid nothing", () => {
  const price = { coreHourNanos: 20_000_000, donorPercent: 80 };
  expect(creditedSeconds(16_000_000, price)).toBe(3_600);
  expect(creditedSeconds(-5, price)).toBe(0);
  expect(creditedSeconds(16_000_000, { ...price, donorPercent: 0 })).toBe(0);
});
