import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { LOCALES } from "../_language/locales";
import { visitorLanguage } from "../_language/visitor-language";
import { messagesIn } from "./messages";
import type { Messages } from "./translation";

/** For components of the server: the messages of a page, in its visitor's language. Those of the browser have `useTranslations`. */
export async function translations<const Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  const language = await visitorLanguage();
  return createTranslator({ locale: LOCALES[language], messages: messagesIn(language), namespace, onError: refuse });
}

function refuse(error: Error): never {
  throw error;
}
