import { refusal } from "./refusal";

/** The yearly report. */
export const reportRefusals = {
  "no-such-report": refusal("NOT_FOUND", {
    en: "There is no such report.",
    fr: "Ce rapport n’existe pas.",
  }),
  "report-too-early": refusal<{ year: number }>("CONFLICT", {
    en: ({ year }) => `Nothing can be said of ${year} yet: a report covers months that have ended (UTC).`,
    fr: ({ year }) => `On ne peut encore rien dire de ${year} : un rapport porte sur des mois terminés (UTC).`,
  }),
  "report-before-city": refusal<{ year: number }>("CONFLICT", {
    en: ({ year }) => `The city began after ${year}.`,
    fr: ({ year }) => `La ville a commencé après ${year}.`,
  }),
  "report-still-written": refusal("UNAVAILABLE", {
    en: "Something of that time is still being written. No report was made; try again in a minute.",
    fr: "Quelque chose de cette période est encore en cours d’écriture. Aucun rapport n’a été établi ; réessayez dans une minute.",
  }),
  "too-many-report-editions": refusal<{ year: number; editions: number }>("CONFLICT", {
    en: ({ year, editions }) => `The report of ${year} has ${editions} editions, which is the limit.`,
    fr: ({ year, editions }) => `Le rapport de ${year} a ${editions} éditions, ce qui est la limite.`,
  }),
};
