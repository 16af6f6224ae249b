import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import { type PriceWords, priceWordsInEnglish } from "./price-words";
import { priceWordsInFrench } from "./price-words-in-french";

const DICTIONARIES: Record<Language, PriceWords> = { en: priceWordsInEnglish, fr: withFixedSpaces(priceWordsInFrench) };

export const priceWordsIn = (language: Language): PriceWords => DICTIONARIES[language];
