import { expect, test } from "vitest";
import { LANGUAGES } from "../text/language";
import { type UnitWaiting, unitWaitingInWords } from "./unit-waiting-in-words";

const CAUSES: UnitWaiting[] = [
  { kind: "its-turn" },
  { kind: "computing", devices: 1 },
  { kind: "computing", devices: 2 },
  { kind: "another-household", answers: 1 },
  { kind: "another-household", answers: 2 },
  { kind: "confirmation" },
  { kind: "halted", ended: true },
  { kind: "halted", ended: false },
];

test.each(CAUSES)("%j has its sentence in every language", (cause) => {
  const sentences = LANGUAGES.map((language) => unitWaitingInWords(cause, language));
  for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}\d].+\.$/u);
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
});
