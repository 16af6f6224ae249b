import type { Language } from "#protocol/text/language";
import { LOCALES } from "./locales";

/** "November 30, 2026" of a moment, by the city's own days. */
export const dayName = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(moment));
