import type { TariffFault, TariffGap } from "#core/home/read-tariff";

const daysOf = { weekdays: "weekdays", weekends: "weekends and holidays" };

/** What is wrong with a tariff, and what to do, for the admin who wrote it. */
export function tariffFaultInWords(fault: TariffFault): string {
  switch (fault.kind) {
    case "no-such-zone":
      return `"${fault.timeZone}" is no time zone: write one like America/Toronto.`;
    case "no-period":
      return "It has no period: write at least one, with the day from which its prices hold.";
    case "no-such-day":
      return `"${fault.day}" is no day: write it like 2026-11-01.`;
    case "ends-before-it-begins":
      return `The period from ${fault.from} ends on ${fault.until}: \`until\` is the first day after it.`;
    case "overlap":
      return `From ${fault.from} on two periods hold at once: end the earlier one with "until": "${fault.from}".`;
    case "no-such-price":
      return `The ${fault.band} price from ${fault.from} is "${fault.cents}": write cents a kilowatt-hour, like "9.8".`;
    case "no-such-hours":
      return `The ${fault.band} hours from ${fault.from} say "${fault.hours}": write hours like "0-7 19-24".`;
    case "price-missing":
      return `The period from ${fault.from} has ${fault.band} hours and no ${fault.band} price: write it under \`cents\`.`;
    case "hour-without-price":
      return `From ${fault.from}, ${fault.hour}:00 on ${daysOf[fault.days]} has no price: write it under one of them.`;
    case "hour-with-two-prices":
      return `From ${fault.from}, ${fault.hour}:00 on ${daysOf[fault.days]} has two prices: leave it under one.`;
    default:
      throw new Error(`Unhandled fault: ${fault satisfies never}`);
  }
}

/** A gap is allowed: next year's prices are often not known yet. */
export const tariffGapInWords = ({ from, until }: TariffGap): string =>
  `No prices are known from ${from} to the day before ${until}: in those days the hours of the year before hold.`;
