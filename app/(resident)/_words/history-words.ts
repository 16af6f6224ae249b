import type { Language } from "#protocol/language";
import type { Span, SpanSize } from "../_history/spans";
import type { Words } from "./en";

type Numbers = Words["number"];

/** What the card of a device's history says. */
export interface HistoryWords {
  title: string;
  about: string;
  sizes: Record<SpanSize, string>;
  /** Names the row of choices. */
  sizeLabel: string;
  nothing: string;
  /** A bar: when, and how long the cores worked. */
  bar: (span: Span, size: SpanSize, number: Numbers) => string;
  total: (total: Omit<Span, "from">, power: { wattHours: number; costNanos: number }, number: Numbers) => string;
  download: string;
}

const dated = (tag: string, from: string, size: SpanSize) =>
  new Intl.DateTimeFormat(tag, {
    timeZone: "UTC",
    month: "long",
    ...(size === "month" ? { year: "numeric" } : { day: "numeric" }),
  }).format(new Date(`${from}T00:00:00Z`));

const en: HistoryWords = {
  title: "What this device did",
  about: "Kept in this browser alone",
  sizes: { day: "Days", week: "Weeks", month: "Months" },
  sizeLabel: "Length of a bar",
  nothing: "Nothing yet. Every day on which it works gets a bar here.",
  bar: ({ from, coreMs }, size, number) =>
    `${size === "week" ? "Week of " : ""}${dated("en-CA", from, size)}: ${number.duration(coreMs)} of one core`,
  total: ({ units, coreMs, bytes, earnedNanos }, { wattHours, costNanos }, number) =>
    `Together ${number.count(units)} units in ${number.duration(coreMs)} of one core, with ${number.megabytes(bytes)} of data. ${number.money(earnedNanos)} earned, at most ${number.wattHours(wattHours)} used for ${number.money(costNanos)}.`,
  download: "Save as CSV",
};

const fr: HistoryWords = {
  title: "Ce que cet appareil a fait",
  about: "Gardé dans ce navigateur seulement",
  sizes: { day: "Jours", week: "Semaines", month: "Mois" },
  sizeLabel: "Durée d’une barre",
  nothing: "Rien encore. Chaque jour de travail aura ici sa barre.",
  bar: ({ from, coreMs }, size, number) =>
    `${size === "week" ? "Semaine du " : ""}${dated("fr-CA", from, size)} : ${number.duration(coreMs)} d’un cœur`,
  total: ({ units, coreMs, bytes, earnedNanos }, { wattHours, costNanos }, number) =>
    `En tout ${number.count(units)} unités en ${number.duration(coreMs)} d’un cœur, avec ${number.megabytes(bytes)} de données. ${number.money(earnedNanos)} gagnés, au plus ${number.wattHours(wattHours)} consommés pour ${number.money(costNanos)}.`,
  download: "Enregistrer en CSV",
};

export const historyWordsIn = (language: Language): HistoryWords => (language === "fr" ? fr : en);
