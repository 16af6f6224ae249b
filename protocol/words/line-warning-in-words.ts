import type { LineWarning } from "../manifest/line-warnings";
import type { Language } from "../text/language";

type LineWords = { [K in LineWarning["kind"]]: (warning: Extract<LineWarning, { kind: K }>) => string };

const WORDS: Record<Language, LineWords> = {
  en: {
    "misspelt-field": ({ field, meant }) =>
      `Lines have a field "${field}", which is only data: write "${meant}" if that is what it means.`,
    "same-names": ({ name }) =>
      `Two input files are called "${name}": their results differ in the number of the unit alone.`,
    "colliding-names": ({ name, other }) =>
      `The input files "${other}" and "${name}" differ only in capitals or in how accents are written: on Windows and macOS they are one name, so keep them apart by the number of the unit.`,
  },
  fr: {
    "misspelt-field": ({ field, meant }) =>
      `Des lignes ont un champ « ${field} », qui n’est qu’une donnée : écrivez « ${meant} » si c’est ce qu’il veut dire.`,
    "same-names": ({ name }) =>
      `Deux fichiers d’entrée s’appellent « ${name} » : seul le numéro de l’unité distingue leurs résultats.`,
    "colliding-names": ({ name, other }) =>
      `Les fichiers d’entrée « ${other} » et « ${name} » ne diffèrent que par les majuscules ou par la façon d’écrire les accents : sous Windows et macOS, c’est un même nom. Distinguez-les par le numéro de l’unité.`,
  },
};

/** The only place where such a warning becomes a sentence. */
export const lineWarningInWords = (warning: LineWarning, language: Language = "en"): string =>
  (WORDS[language][warning.kind] as (warning: LineWarning) => string)(warning);
