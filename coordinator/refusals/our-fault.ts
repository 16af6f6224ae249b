import type { Language } from "#protocol/text/language";

const WORDS: Record<Language, (id: string) => string> = {
  en: (id) => `Something went wrong here; nothing was lost. Quote ${id}.`,
  fr: (id) => `Quelque chose a échoué ici ; rien n’est perdu. Indiquez ${id} si vous nous écrivez.`,
};

/** What a stranger reads of an unexpected error: only the id under which it is in the log. */
export const ourFault = (id: string, language: Language) => WORDS[language](id);
