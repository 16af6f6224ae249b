import type { Language } from "#protocol/language";

export interface HeaderWords {
  skip: string;
  main: string;
  donate: string;
  jobs: string;
  admin: string;
  account: string;
  signIn: string;
  skies: Record<"choose" | "system" | "day" | "night", string>;
}

export const HEADER_WORDS: Record<Language, HeaderWords> = {
  en: {
    skip: "Skip to the content",
    main: "Main",
    donate: "Donate",
    jobs: "Jobs",
    admin: "Admin",
    account: "Account",
    signIn: "Sign in",
    skies: { choose: "Day or night", system: "As the system", day: "Day", night: "Night" },
  },
  fr: {
    skip: "Aller au contenu",
    main: "Principal",
    donate: "Prêter",
    jobs: "Calculs",
    admin: "Admin",
    account: "Compte",
    signIn: "Se connecter",
    skies: { choose: "Jour ou nuit", system: "Comme le système", day: "Jour", night: "Nuit" },
  },
};
