import { LIMITS } from "../limits";
import type { Language } from "../text/language";
import { comparisonTroubleInWords } from "./comparison-trouble-in-words";
import { mib } from "./fault-words";
import type { Misfit, StoredMisfit } from "./misfit";

type Plain = Exclude<Misfit, { why: "function" }>;

interface MisfitWords {
  last: string;
  none: string;
  why: { [Why in Plain["why"]]: (misfit: Extract<Plain, { why: Why }>) => string };
}

const SECONDS = LIMITS.comparisonMs / 1_000;

const WORDS: Record<Language, MisfitWords> = {
  en: {
    last: "The last could not be compared.",
    none: "None of them could be compared.",
    why: {
      "no-output": () => "It is not a possible output of a unit.",
      "too-long": () => `Outputs of more than ${mib(LIMITS.comparedBytes)} MiB are compared byte for byte.`,
      "too-slow": () => `It could not be compared within ${SECONDS} seconds.`,
      "not-json": ({ part, said }) => `The ${part} is not JSON: ${said}.`,
    },
  },
  fr: {
    last: "La dernière n’a pas pu être comparée.",
    none: "Aucune n’a pu être comparée.",
    why: {
      "no-output": () => "Ce n’est pas une sortie possible d’une unité.",
      "too-long": () => `Les sorties de plus de ${mib(LIMITS.comparedBytes)} Mio sont comparées octet par octet.`,
      "too-slow": () => `Elle n’a pas pu être comparée en ${SECONDS} secondes.`,
      "not-json": ({ part, said }) => `La partie ${part} n’est pas du JSON : « ${said} ».`,
    },
  },
};

/** Why the outputs of a unit could not be compared, as two sentences. */
export function misfitInWords({ othersFit, misfit }: StoredMisfit, language: Language): string {
  const { last, none, why } = WORDS[language];
  const because =
    misfit.why === "function"
      ? comparisonTroubleInWords(misfit.did, language)
      : (why[misfit.why] as (misfit: Plain) => string)(misfit);
  return `${othersFit ? last : none} ${because}`;
}
