import { en, type Words } from "./en";
import { fr } from "./fr";
import type { Language } from "./language";

const DICTIONARIES: Record<Language, Words> = { en, fr };

export const wordsIn = (language: Language): Words => DICTIONARIES[language];
