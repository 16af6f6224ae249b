import type { Language } from "#protocol/text/language";

/** What each language calls itself, for those who read no other. */
export const OWN_NAMES: Record<Language, string> = { en: "English", fr: "Français" };
