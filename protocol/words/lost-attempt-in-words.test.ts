import { expect, test } from "vitest";
import { LOSS_CAUSES } from "#core/coordination/granting/lost-attempt";
import { DEVICE_FAULTS, faultWith } from "../devices/device-fault";
import { LANGUAGES, type Language } from "../text/language";
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

test.each(DEVICE_FAULTS)(
  "%s, which a device or the coordinator says in place of words, has its own in every language",
  (fault) => {
    const lost = (language: Language, message: string) => lostAttemptInWords({ cause: "failed", message }, language);
    expect(lost("en", fault)).toMatch(/^The device could not run it: the .+ .+\.$/);
    expect(lost("fr", fault)).toMatch(/^L’appareil n’a pas pu l’exécuter : l.+ .+\.$/);
    expect(lost("fr", faultWith(fault, "It has two outputs."))).toBe(lost("fr", fault));
  },
);
