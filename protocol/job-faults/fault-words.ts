import type { Language } from "../text/language";

/** The sentence about one fault in each language. */
export type FaultWords<Facts> = Record<Language, (facts: Facts) => string>;

type Sentence<Facts> = string | ((facts: Facts) => string);

const spoken = <Facts>(sentence: Sentence<Facts>) => (typeof sentence === "string" ? () => sentence : sentence);

export const faultWords = <Facts = void>(words: Record<Language, Sentence<Facts>>): FaultWords<Facts> => ({
  en: spoken(words.en),
  fr: spoken(words.fr),
});

const KIB = 1024;
const MIB = 1024 * KIB;

export const kib = (bytes: number) => Math.ceil(bytes / KIB);
export const mib = (bytes: number) => Math.ceil(bytes / MIB);
