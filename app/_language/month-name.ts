import type { Language } from "#protocol/text/language";
import { LOCALES } from "./locales";

/** Of 2026-11: November 2026. */
export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00Z`),
  );
