import type { ReportWhy } from "#protocol/api/job-reports";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** What the page says to a resident who finds that something is wrong with a job. */
export interface ReportWords {
  open: string;
  ask: string;
  whys: Record<ReportWhy, string>;
  cancel: string;
  told: string;
  tooMany: string;
  failed: string;
}

const en: ReportWords = {
  open: "Report this job",
  ask: "What is wrong with it?",
  whys: {
    misleading: "It is not what it says",
    offensive: "Its words or its picture offend",
    "burdens-device": "It burdens my device",
    other: "Something else",
  },
  cancel: "Nothing",
  told: "The city's moderators see it. Until they decide, you can choose not to work for this customer.",
  tooMany: "You, or your neighbourhood, have reported often today. The moderators see what was said so far.",
  failed: "The city could not be told just now. Try again in a moment.",
};

const fr = withFixedSpaces<ReportWords>({
  open: "Signaler ce calcul",
  ask: "Qu’est-ce qui ne va pas ?",
  whys: {
    misleading: "Il n’est pas ce qu’il prétend",
    offensive: "Ses mots ou son image choquent",
    "burdens-device": "Il pèse sur mon appareil",
    other: "Autre chose",
  },
  cancel: "Rien",
  told: "Les modérateurs de la ville le voient. D’ici leur décision, vous pouvez choisir de ne pas travailler pour ce client.",
  tooMany:
    "Vous, ou votre voisinage, avez déjà beaucoup signalé aujourd’hui. Les modérateurs voient ce qui a été dit jusqu’ici.",
  failed: "La ville n’a pas pu être prévenue. Réessayez dans un instant.",
});

const WORDS: Record<Language, ReportWords> = { en, fr };

export const reportWordsIn = (language: Language): ReportWords => WORDS[language];
