import type { Language } from "#protocol/language";
import { en } from "./en";
import { fr } from "./fr";

export type Messages = typeof en;

/** The same messages in another language: a missing one does not compile. */
export type Translation<Of = Messages> = {
  readonly [Name in keyof Of]: Of[Name] extends string ? string : Translation<Of[Name]>;
};

export const MESSAGES: Record<Language, Translation> = { en, fr };

/** What the arguments of a message are is known by its English; `messages.test.ts` holds that they are the same in each language. */
export const messagesIn = (language: Language): Messages => MESSAGES[language] as Messages;
