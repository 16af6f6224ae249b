import { LIMITS } from "../limits";
import type { Language } from "../text/language";
import type { ComparisonTrouble, ComparisonTroubleKind } from "./comparison-trouble";

type Said = Pick<ComparisonTrouble, "said" | "line">;

const SECONDS = LIMITS.comparisonMs / 1_000;
const typeName = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : type === "undefined" ? type : `a ${type}`);

/** The end of a sentence that begins with the function. */
const DID: Record<ComparisonTroubleKind, { en: (said: Said) => string; fr: (said: Said) => string }> = {
  steps: { en: () => "took too many steps", fr: () => "a fait trop de pas" },
  memory: {
    en: () => `needed more than ${LIMITS.comparatorMemoryMib} MiB`,
    fr: () => `a eu besoin de plus de ${LIMITS.comparatorMemoryMib} Mio`,
  },
  threw: {
    en: ({ said, line }) => `threw ${said}${line === 0 ? "" : ` (line ${line})`}`,
    fr: ({ said, line }) => `a levé « ${said} »${line === 0 ? "" : ` (ligne ${line})`}`,
  },
  answered: {
    en: ({ said }) => `answered ${typeName(said)} instead of true or false`,
    fr: ({ said }) => `a répondu une valeur de type ${said} au lieu de true ou false`,
  },
  "no-function": {
    en: () => "has no function as its default export",
    fr: () => "n’a pas de fonction comme export par défaut",
  },
  slow: {
    en: () => `did not answer within ${SECONDS} seconds`,
    fr: () => `n’a pas répondu en ${SECONDS} secondes`,
  },
  false: { en: () => "answered false", fr: () => "a répondu false" },
  swapped: {
    en: () => "gave another answer when the two outputs were swapped",
    fr: () => "a donné une autre réponse quand les deux sorties ont été échangées",
  },
};

const TWICE: Record<Language, string> = {
  en: " when it was given the same output twice",
  fr: " quand elle a reçu deux fois la même sortie",
};
const FUNCTION: Record<Language, string> = { en: "The comparison function", fr: "La fonction de comparaison" };

/** What a function did, as the end of a sentence that begins with it. */
export const comparisonDid = ({ what, ...said }: ComparisonTrouble, language: Language): string =>
  DID[what][language](said);

/** What a job's comparison function did instead of answering, as a sentence. */
export const comparisonTroubleInWords = (trouble: ComparisonTrouble, language: Language): string =>
  `${FUNCTION[language]} ${comparisonDid(trouble, language)}${trouble.twice ? TWICE[language] : ""}.`;
