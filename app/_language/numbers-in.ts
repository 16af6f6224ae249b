import type { Language } from "#protocol/language";
import { englishNumbers } from "./english-numbers";
import { frenchNumbers } from "./french-numbers";

/** Numbers, money and times as a language writes them. */
export type Numbers = typeof englishNumbers;

const NUMBERS: Record<Language, Numbers> = { en: englishNumbers, fr: frenchNumbers };

export const numbersIn = (language: Language): Numbers => NUMBERS[language];
