import type { TermsVersion } from "#protocol/people/terms";
import type { Language } from "#protocol/text/language";
import { LOCALES } from "../_language/locales";

/** A version as people say it: by its day, which is the same one everywhere. */
export const termsDate = (version: TermsVersion, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(version));
