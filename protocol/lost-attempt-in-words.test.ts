import { expect, test } from "vitest";
import { LOSS_CAUSES } from "#core/coordination/lost-attempt";
import { LANGUAGES } from "./language";
import { lostAttemptInWords } from "./lost-attempt-in-words";

test.each(LOSS_CAUSES)("an attempt that ended as %s has its sentence in every language", (cause) => {
  const sentences = LANGUAGES.map((language) => lostAttemptInWords({ cause }, language));
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+[^.]\.$/u);
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
});

test("the device's own message ends the sentence, with one full stop", () => {
  for (const message of ["no memory", "no memory."])
    expect(lostAttemptInWords({ cause: "failed", message })).toBe("The device could not run it: no memory.");
});
