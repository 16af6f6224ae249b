import type { Language } from "#protocol/text/language";

/** Three digits after a comma may be a thousand: `typedAmount` would not read them back. */
const CENTS = /\.(\d{1,2})$/;

/** Dollars as the API writes them, for a field that a person changes. */
export const amountToType = (dollars: string, language: Language): string =>
  language === "fr" ? dollars.replace(CENTS, ",$1") : dollars;
