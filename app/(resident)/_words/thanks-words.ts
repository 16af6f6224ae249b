import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** Around a customer's message to a device that worked for their job. */
export interface ThanksWords {
  title: string;
  from: (customer: string, job: string) => string;
  outcome: (outcome: string) => string;
  report: string;
  reported: string;
  failed: string;
}

const en: ThanksWords = {
  title: "For you",
  from: (customer, job) => `${customer}, about “${job}”, for which this device worked`,
  outcome: (outcome) => `What became of it: ${outcome}`,
  report: "Report this message",
  reported: "The city's moderators see it.",
  failed: "The city could not be told just now. Try again in a moment.",
};

const fr = withFixedSpaces<ThanksWords>({
  title: "Pour vous",
  from: (customer, job) => `${customer}, au sujet de « ${job} », auquel cet appareil a travaillé`,
  outcome: (outcome) => `Ce que cela a donné : ${outcome}`,
  report: "Signaler ce message",
  reported: "Les modérateurs de la ville le voient.",
  failed: "La ville n’a pas pu être prévenue. Réessayez dans un instant.",
});

const WORDS: Record<Language, ThanksWords> = { en, fr };

export const thanksWordsIn = (language: Language): ThanksWords => WORDS[language];
