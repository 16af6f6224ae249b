import type { WorkKind } from "#core/jobs/work-kind";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";

/** What the card says by which a resident chooses what to work for. */
export interface CausesWords {
  title: string;
  about: string;
  kinds: Record<WorkKind, string>;
  refused: string;
  allow: (name: string) => string;
}

const en: CausesWords = {
  title: "What it works for",
  about: "The city learns what you leave out, so that it sends you other work.",
  kinds: WORK_KIND_WORDS.en,
  refused: "You do not work for",
  allow: (name) => `Work for ${name} again`,
};

const fr = withFixedSpaces<CausesWords>({
  title: "Pour quoi il travaille",
  about: "La ville sait ce que vous écartez, pour vous envoyer autre chose.",
  kinds: WORK_KIND_WORDS.fr,
  refused: "Vous ne travaillez pas pour",
  allow: (name) => `Travailler de nouveau pour ${name}`,
});

const WORDS: Record<Language, CausesWords> = { en, fr };

export const causesWordsIn = (language: Language): CausesWords => WORDS[language];
