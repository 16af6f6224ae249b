import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import { type BeginWords, beginWordsInEnglish } from "./begin-words";
import { beginWordsInFrench } from "./begin-words-in-french";

const DICTIONARIES: Record<Language, BeginWords> = { en: beginWordsInEnglish, fr: withFixedSpaces(beginWordsInFrench) };

export const beginWordsIn = (language: Language): BeginWords => DICTIONARIES[language];
