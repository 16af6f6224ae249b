import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Language } from "#protocol/text/language";
import { LOCALES } from "../_language/locales";
import { messagesIn } from "./messages";
import type { Messages } from "./translation";

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** What `useTranslations(name)` and `translations(name)` answer with, for functions that write with it. */
export type TranslatorOf<Name extends Namespace> = ReturnType<typeof createTranslator<Messages, Name>>;

/** For the server and for tests: it brings the messages of every page along. */
export const translatorIn = <const Name extends Namespace>(language: Language, namespace: Name) =>
  createTranslator({ locale: LOCALES[language], messages: messagesIn(language), namespace, onError: refuse });

function refuse(error: Error): never {
  throw error;
}
