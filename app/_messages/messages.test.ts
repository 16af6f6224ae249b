import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { LANGUAGES } from "#protocol/text/language";
import { FIXED } from "../_language/french-numbers";
import { MESSAGES } from "./messages";
import { messagesOf } from "./testing/messages-of";

/** Names of what a message is filled in with, tags as "<b>". */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...argumentsOf(element.children)];
      case TYPE.select:
      case TYPE.plural:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
      default:
        return [element.value];
    }
  });
}

const shapeOf = (message: string) => [...new Set(argumentsOf(parse(message)).toSorted())];

const english = new Map(messagesOf(MESSAGES.en));

test.each(LANGUAGES.filter((language) => language !== "en"))(
  "%s: each message is filled in with what the English is",
  (language) => {
    const translated = [...messagesOf(MESSAGES[language])];
    expect(translated.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
    for (const [path, message] of translated) {
      expect([path, shapeOf(message)]).toEqual([path, shapeOf(english.get(path) ?? "")]);
    }
  },
);

test.each(LANGUAGES)("%s: no message is empty or begins or ends with a space", (language) => {
  const faults = [...messagesOf(MESSAGES[language])].filter(
    ([, message]) => message.trim() !== message || message === "",
  );
  expect(faults).toEqual([]);
});

test("fr: no line breaks before a mark or inside quotes", () => {
  const faults = [...messagesOf(MESSAGES.fr)].filter(([, message]) =>
    /\s[:;!?%»]|«\s/.test(message.replaceAll(FIXED, "")),
  );
  expect(faults).toEqual([]);
});
