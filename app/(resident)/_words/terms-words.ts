import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

export interface TermsWords {
  /** Around the link to the terms. */
  lighting: [before: string, link: (date: string) => string, after: string];
  agreed: [before: string, link: (date: string) => string, after: string];
  changed: [before: string, link: (date: string) => string, after: string];
  agree: string;
}

const WORDS: Record<Language, TermsWords> = {
  en: {
    lighting: ["By lighting up you agree to the ", (date) => `terms of ${date}`, "."],
    agreed: ["You agreed to the ", (date) => `terms of ${date}`, "."],
    changed: ["This device goes on: do you agree to the ", (date) => `terms of ${date}`, "?"],
    agree: "I agree",
  },
  fr: withFixedSpaces({
    lighting: ["En allumant, vous consentez aux ", (date) => `conditions du ${date}`, "."],
    agreed: ["Vous avez consenti aux ", (date) => `conditions du ${date}`, "."],
    changed: ["Cet appareil continue : consentez-vous aux ", (date) => `conditions du ${date}`, " ?"],
    agree: "J’y consens",
  }),
};

export const termsWordsIn = (language: Language): TermsWords => WORDS[language];
