import type { Language } from "#protocol/text/language";

export interface HeaderWords {
  skip: string;
  main: string;
  donate: string;
  jobs: string;
  admin: string;
  account: string;
  signIn: string;
  acting: Record<"label" | "stop", string>;
  menu: Record<"devices" | "organisations" | "open" | "language" | "sky" | "system" | "day" | "night", string>;
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
    acting: { label: "You act for", stop: "Act for yourself" },
    menu: {
      devices: "My devices",
      organisations: "Organisations",
      open: "Language, day or night",
      language: "Language",
      sky: "Day or night",
      system: "As the system",
      day: "Day",
      night: "Night",
    },
  },
  fr: {
    skip: "Aller au contenu",
    main: "Principal",
    donate: "Prêter",
    jobs: "Calculs",
    admin: "Admin",
    account: "Compte",
    signIn: "Se connecter",
    acting: { label: "Vous agissez pour", stop: "Agir pour vous-même" },
    menu: {
      devices: "Mes appareils",
      organisations: "Organisations",
      open: "Langue, jour ou nuit",
      language: "Langue",
      sky: "Jour ou nuit",
      system: "Comme le système",
      day: "Jour",
      night: "Nuit",
    },
  },
};
