import type { Language } from "#protocol/text/language";
import { englishNumbers, type Numbers } from "./english-numbers";
import { frenchNumbers } from "./french-numbers";

const NUMBERS: Record<Language, Numbers> = { en: englishNumbers, fr: frenchNumbers };

export const numbersIn = (language: Language): Numbers => NUMBERS[language];
