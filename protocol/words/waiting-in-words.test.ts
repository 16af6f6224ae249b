import { expect, test } from "vitest";
import type { WaitingCause } from "#core/coordination/granting/why-waiting";
import { LANGUAGES } from "../text/language";
import { waitingInWords } from "./waiting-in-words";

const CAUSES: WaitingCause[] = [
  { kind: "city-stopped" },
  { kind: "no-devices" },
  { kind: "no-fitting-device", devices: 1 },
  { kind: "no-fitting-device", devices: 3 },
  { kind: "another-household", answers: 1 },
  { kind: "another-household", answers: 3 },
  { kind: "other-jobs" },
];

test.each(CAUSES)("%j has its sentence in every language", (cause) => {
  const sentences = LANGUAGES.map((language) => waitingInWords(cause, language));
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+\.$|^\d.+\.$/u);
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
});
