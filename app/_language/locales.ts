import type { Language } from "#protocol/text/language";

/** As Intl knows them: how numbers, money and dates are written. */
export const LOCALES = { en: "en-CA", fr: "fr-CA" } as const satisfies Record<Language, string>;
