import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import { en } from "./en";
import { fr } from "./fr";
import type { Messages, Translation } from "./translation";

export const MESSAGES: Record<Language, Translation> = { en, fr: withFixedSpaces(fr) };

/** What the arguments of a message are is known by its English; `messages.test.ts` holds that they are the same in each language. */
export const messagesIn = (language: Language): Messages => MESSAGES[language] as Messages;
