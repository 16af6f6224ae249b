import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { MESSAGES } from "../messages";
import { messagesOf } from "./messages-of";

/** Between the texts that a message's tags divide it into. */
const TAG = "\u0000";
/** What fills in an argument. */
const ANYTHING = "\u0001";

/** Every way to say a message, by its choices. */
function waysToSay(elements: readonly MessageFormatElement[]): string[] {
  return elements.reduce<string[]>(
    (said, element) => {
      const next = waysOf(element);
      return said.flatMap((before) => next.map((after) => before + after));
    },
    [""],
  );
}

function waysOf(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.literal:
      return [element.value];
    case TYPE.tag:
      return waysToSay(element.children).map((said) => TAG + said + TAG);
    case TYPE.select:
    case TYPE.plural:
      return Object.values(element.options).flatMap(({ value }) => waysToSay(value));
    default:
      return [ANYTHING];
  }
}

const textsOf = (message: string) =>
  waysToSay(parse(message)).flatMap((said) => said.split(TAG).map((text) => text.trim()));

/** Whatever fills such a text in would look like it, as what people write themselves looks like "{part} of {whole}". */
const saysTooLittle = (text: string) =>
  !(text.includes(ANYTHING) ? /\p{L}{3}/u : /\p{L}{2}/u).test(text.replaceAll(ANYTHING, " "));

const patternOf = (text: string) =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(ANYTHING, "[^]+")}$`);

const french = new Set([...messagesOf(MESSAGES.fr)].flatMap(([, message]) => textsOf(message)));
const english = [...messagesOf(MESSAGES.en)]
  .flatMap(([path, message]) => textsOf(message).map((text) => ({ path, text })))
  .filter(({ text }) => !saysTooLittle(text) && !french.has(text))
  .map(({ path, text }) => ({ path, pattern: patternOf(text) }));

/** Those of a French page's texts that an English message says, each with that message's path. */
export const englishAmong = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => {
    const said = english.find(({ pattern }) => pattern.test(text.trim()));
    return said ? [`${said.path}: ${text.trim()}`] : [];
  });
