import type { RefusalCode } from "../api/error-codes";
import type { Language } from "../text/language";

/** A refusal that callers can act on: its code, and its sentence in each language. */
export type Refusal<Facts> = { code: RefusalCode } & Record<Language, (facts: Facts) => string>;

type Sentence<Facts> = string | ((facts: Facts) => string);

const spoken = <Facts>(sentence: Sentence<Facts>) => (typeof sentence === "string" ? () => sentence : sentence);

export const refusal = <Facts = void>(code: RefusalCode, words: Record<Language, Sentence<Facts>>): Refusal<Facts> => ({
  code,
  en: spoken(words.en),
  fr: spoken(words.fr),
});

export const english = (count: number) => count.toLocaleString("en-CA");
export const french = (count: number) => count.toLocaleString("fr-CA");
