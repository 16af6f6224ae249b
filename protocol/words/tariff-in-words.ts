import type { TariffFault, TariffGap } from "#core/home/read-tariff";
import type { Language } from "../text/language";
import { BAND_WORDS } from "./band-in-words";

type FaultWords = { [Kind in TariffFault["kind"]]: (fault: Extract<TariffFault, { kind: Kind }>) => string };

const ENGLISH = BAND_WORDS.en;
const DAYS = { weekdays: "weekdays", weekends: "weekends and holidays" };
const FRENCH = BAND_WORDS.fr;
const JOURS = { weekdays: "les jours ouvrables", weekends: "la fin de semaine et les jours fériés" };

const FAULTS: Record<Language, FaultWords> = {
  en: {
    "no-such-zone": ({ timeZone }) => `“${timeZone}” is no time zone: write one like America/Toronto.`,
    "no-period": () => "It has no period: write at least one, with the day from which its prices hold.",
    "no-such-day": ({ day }) => `“${day}” is no day: write it like 2026-11-01.`,
    "ends-before-it-begins": ({ from, until }) =>
      `The period from ${from} ends on ${until}: its end is the first day after it.`,
    overlap: ({ from }) => `From ${from} on two periods hold at once: let the earlier one end on ${from}.`,
    "no-such-price": ({ from, band, cents }) =>
      `In the period from ${from}, the price “${ENGLISH[band]}” is “${cents}”: write cents a kilowatt-hour, like 9.8.`,
    "no-such-hours": ({ from, band, hours }) =>
      `In the period from ${from}, the hours of “${ENGLISH[band]}” are “${hours}”: write hours like 0-7, of which the second is later.`,
    "price-missing": ({ from, band }) =>
      `The period from ${from} has hours of “${ENGLISH[band]}” and no price for them: write the price.`,
    "hour-without-price": ({ from, days, hour }) =>
      `In the period from ${from}, ${hour}:00 on ${DAYS[days]} has no price: write it under one of them.`,
    "hour-with-two-prices": ({ from, days, hour }) =>
      `In the period from ${from}, ${hour}:00 on ${DAYS[days]} has two prices: leave it under one.`,
  },
  fr: {
    "no-such-zone": ({ timeZone }) =>
      `« ${timeZone} » n’est pas un fuseau horaire : écrivez-en un comme America/Toronto.`,
    "no-period": () => "Il n’a aucune période : écrivez-en au moins une, avec le jour à partir duquel ses prix valent.",
    "no-such-day": ({ day }) => `« ${day} » n’est pas un jour : écrivez-le comme 2026-11-01.`,
    "ends-before-it-begins": ({ from, until }) =>
      `La période du ${from} finit le ${until} : sa fin est le premier jour qui la suit.`,
    overlap: ({ from }) => `À partir du ${from}, deux périodes valent à la fois : faites finir la première le ${from}.`,
    "no-such-price": ({ from, band, cents }) =>
      `Dans la période du ${from}, le prix « ${FRENCH[band]} » est « ${cents} » : écrivez des cents par kilowattheure, comme 9.8.`,
    "no-such-hours": ({ from, band, hours }) =>
      `Dans la période du ${from}, les heures de « ${FRENCH[band]} » sont « ${hours} » : écrivez des heures comme 0-7, la seconde étant plus tard.`,
    "price-missing": ({ from, band }) =>
      `La période du ${from} a des heures de « ${FRENCH[band]} » sans prix : écrivez ce prix.`,
    "hour-without-price": ({ from, days, hour }) =>
      `Dans la période du ${from}, ${hour} h n’a pas de prix (${JOURS[days]}) : donnez-lui-en un.`,
    "hour-with-two-prices": ({ from, days, hour }) =>
      `Dans la période du ${from}, ${hour} h a deux prix (${JOURS[days]}) : laissez-lui-en un.`,
  },
};

/** What is wrong with a tariff, where, and what to do, for the admin who wrote it. */
export const tariffFaultInWords = (fault: TariffFault, language: Language): string =>
  (FAULTS[language][fault.kind] as (fault: TariffFault) => string)(fault);

/** In a file a gap is allowed: next year's prices are often not known yet. */
export const tariffGapInWords = ({ from, until }: TariffGap): string =>
  `No prices are known from ${from} to the day before ${until}: in those days the hours of the year before hold.`;
