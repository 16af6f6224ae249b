import type { Language } from "#protocol/text/language";
import { en, type Words } from "./en";
import { fr } from "./fr";

const DICTIONARIES: Record<Language, Words> = { en, fr };

export const wordsIn = (language: Language): Words => DICTIONARIES[language];
