import { z } from "zod";
import { LIMITS } from "../limits";
import type { AdminRole } from "../people/roles";
import type { TermsText } from "../people/terms";
import { ShownLines, ShownText } from "../text/shown-text";
import { tryParse } from "../try-parse";

/** What the changes of the terms are kept under, beside those of other settings. */
export const TERMS_SETTING = "terms";

export const TERMS_ROLES = ["owner"] as const satisfies readonly AdminRole[];

const Section = z.strictObject({
  title: ShownText({ min: 1, max: LIMITS.MAX_TERMS_TITLE_CHARS }),
  text: ShownLines({ min: 1, max: LIMITS.MAX_TERMS_SECTION_CHARS }).describe("{city} is the city's name."),
});

export const TermsSections = z
  .array(z.strictObject({ en: Section, fr: Section }))
  .min(1)
  .max(LIMITS.MAX_TERMS_SECTIONS);

/** Undefined if this version cannot read what was kept. */
export function readTermsText(text: string): TermsText | undefined {
  try {
    return tryParse(TermsSections, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const writeTermsText = (sections: TermsText): string =>
  JSON.stringify(sections.map(({ en, fr }) => ({ en: ordered(en), fr: ordered(fr) })));

const ordered = ({ title, text }: TermsText[number]["en"]) => ({ title, text });

/** The first moment of a version. */
export const beginningOfTerms = (version: string): string => `${version}T00:00:00.000Z`;
