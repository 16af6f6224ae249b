import type { Language } from "#protocol/text/language";

const WITH_DOT = /^(\s*-?\d*)\.(\d*\s*)$/;
const WITH_COMMA = /^(\s*-?\d*),(\d*\s*)$/;

/** As the language writes it; what is no number stays as it is. */
export const shownDecimal = (language: Language, plain: string) =>
  language === "fr" ? plain.replace(WITH_DOT, "$1,$2") : plain;

/** With a dot. A comma is one in French alone: in English it may stand between thousands. */
export const plainDecimal = (language: Language, typed: string) =>
  language === "fr" ? typed.replace(WITH_COMMA, "$1.$2") : typed;
