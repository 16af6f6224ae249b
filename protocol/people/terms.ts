import type { Language } from "../text/language";

/** Versions of the terms are called by the day, in UTC, from which they hold. */
export type TermsVersion = string;

/** The one with which a city begins. */
export const FIRST_TERMS: TermsVersion = "2026-11-30";

export interface TermsSection {
  title: string;
  text: string;
}

/** Sections, each in every language. */
export type TermsText = readonly Readonly<Record<Language, TermsSection>>[];

/** The terms of a city at some moment. */
export interface CityTerms {
  version: TermsVersion;
  sections: TermsText;
}
