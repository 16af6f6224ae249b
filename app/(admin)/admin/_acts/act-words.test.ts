import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { LOCALES } from "#app/_language/locales.ts";
import { messagesIn } from "#app/_messages/messages.ts";
import { LANGUAGES, type Language } from "#protocol/text/language";
import { actWords } from "./act-words";
import { actorWords } from "./actor-words";
import { readActor } from "./read-actor";

const words = (language: Language) =>
  createTranslator({ locale: LOCALES[language], messages: messagesIn(language), namespace: "admin.acts" });

test.each([
  ["Ada (the first) (person_1) via web", { kind: "person", name: "Ada (the first)", way: { kind: "web" } }],
  ["Ada (person_1) via api key night runs", { kind: "person", name: "Ada", way: { kind: "key", name: "night runs" } }],
  ["nobody via the server's command line", { kind: "nobody", way: { kind: "server" } }],
  ["nobody via a way of long ago", { kind: "nobody", way: null }],
  ["the city", { kind: "city" }],
  ["the city (person_2) via web", { kind: "person", name: "the city", way: { kind: "web" } }],
  ["whatever an older log has", { kind: "person", name: "whatever an older log has", way: null }],
])("%s", (actor, read) => expect(readActor(actor)).toEqual(read));

test.each(LANGUAGES)("%s: who did it, and by what way", (language) => {
  const t = words(language);
  expect(actorWords(t, "Ada (person_1) via web")).toMatchObject({ who: "Ada" });
  expect(actorWords(t, "the city").who).toMatch(/^(The city|La ville)$/);
  expect(actorWords(t, "Ada (person_1) via api key night runs").way).toMatch(/ night runs$/);
});

test("an act of an older log that has no words is named as the log names it", () => {
  expect(actWords(words("fr"), "device.banned")).toBe("a banni un appareil");
  expect(actWords(words("fr"), "device.polished")).toBe("device.polished");
});
