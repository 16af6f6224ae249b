import { frenchNumbers } from "#app/_language/french-numbers.ts";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import type { UnitsFor } from "#workers/contract/day-record";
import type { Span, SpanSize } from "../_history/spans";
import type { Words } from "./en";

type Numbers = Words["number"];

/** What the card of a device's history says. */
export interface HistoryWords {
  title: string;
  about: string;
  sizes: Record<SpanSize, string>;
  yearLabel: string;
  /** A calendar of a year: on how many of its days the device worked. */
  year: (worked: number) => string;
  /** Earned less the cost of power. */
  balance: (nanos: number, number: Numbers) => string;
  forWhom: (forWhom: readonly UnitsFor[], number: Numbers) => string;
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

const NAMED = 4;

/** Those with the most units by name, and how many units each had. */
function listed(forWhom: readonly UnitsFor[], number: Numbers, others: string): string {
  const known = forWhom.filter(({ customer }) => customer !== null).sort((a, b) => b.units - a.units);
  const rest = [...known.slice(NAMED), ...forWhom.filter(({ customer }) => customer === null)];
  const more = rest.reduce((sum, { units }) => sum + units, 0);
  const named = known.slice(0, NAMED).map(({ customer, units }) => `${customer} (${number.count(units)})`);
  return [...named, ...(more > 0 ? [`${others} (${number.count(more)})`] : [])].join(", ");
}

const en: HistoryWords = {
  title: "What this device did",
  about: "Kept in this browser alone",
  sizes: { day: "Days", week: "Weeks", month: "Months" },
  yearLabel: "Year",
  year: (worked) => `A calendar of the past year. It worked on ${formatCountOf(worked, "day")}.`,
  balance: (nanos, number) =>
    nanos < 0
      ? `That is ${number.money(-nanos)} more for power than it earned.`
      : `That leaves ${number.money(nanos)}.`,
  forWhom: (forWhom, number) => `For ${listed(forWhom, number, "others")}.`,
  sizeLabel: "Length of a bar",
  nothing: "Nothing yet. Every day on which it works gets a bar here.",
  bar: ({ from, coreMs }, size, number) =>
    `${size === "week" ? "Week of " : ""}${dated("en-CA", from, size)}: ${number.duration(coreMs)} of one core`,
  total: ({ units, coreMs, bytes, earnedNanos }, { wattHours, costNanos }, number) =>
    `Together ${number.count(units)} units in ${number.duration(coreMs)} of one core, with ${number.megabytes(bytes)} of data. ${number.money(earnedNanos)} earned, at most ${number.wattHours(wattHours)} used for ${number.money(costNanos)}.`,
  download: "Save as CSV",
};

const fr = withFixedSpaces<HistoryWords>({
  title: "Ce que cet appareil a fait",
  about: "Gardé dans ce navigateur seulement",
  sizes: { day: "Jours", week: "Semaines", month: "Mois" },
  yearLabel: "Année",
  year: (worked) => `Un calendrier de l’année écoulée. ${frenchNumbers.countOf(worked, "jour")} de travail.`,
  balance: (nanos, number) =>
    nanos < 0
      ? `L’électricité a coûté ${number.money(-nanos)} de plus que le gain.`
      : `Il en reste ${number.money(nanos)}.`,
  forWhom: (forWhom, number) => `Pour ${listed(forWhom, number, "d’autres")}.`,
  sizeLabel: "Durée d’une barre",
  nothing: "Rien encore. Chaque jour de travail aura ici sa barre.",
  bar: ({ from, coreMs }, size, number) =>
    `${size === "week" ? "Semaine du " : ""}${dated("fr-CA", from, size)} : ${number.duration(coreMs)} d’un cœur`,
  total: ({ units, coreMs, bytes, earnedNanos }, { wattHours, costNanos }, number) =>
    `En tout ${number.count(units)} unités en ${number.duration(coreMs)} d’un cœur, avec ${number.megabytes(bytes)} de données. ${number.money(earnedNanos)} gagnés, au plus ${number.wattHours(wattHours)} consommés pour ${number.money(costNanos)}.`,
  download: "Enregistrer en CSV",
});

const WORDS: Record<Language, HistoryWords> = { en, fr };

export const historyWordsIn = (language: Language): HistoryWords => WORDS[language];
