import type { Band } from "#core/home/tariff";
import type { Language } from "../text/language";

/** What a price of a tariff is called. */
export const BAND_WORDS: Record<Language, Record<Band, string>> = {
  en: {
    flat: "one price",
    "ultra-low": "ultra-low overnight",
    "off-peak": "off-peak",
    "mid-peak": "mid-peak",
    "on-peak": "on-peak",
  },
  fr: {
    flat: "prix unique",
    "ultra-low": "nuit, ultra-bas",
    "off-peak": "hors pointe",
    "mid-peak": "mi-pointe",
    "on-peak": "pointe",
  },
};
