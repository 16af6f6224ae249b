import type { WrittenTariff } from "./read-tariff";

const SOURCE = "https://www.oeb.ca/consumer-information-and-protection/electricity-rates";
const ZONE = "America/Toronto";
/** A holiday at a weekend moves to the next weekday. Those after the prices' end hold until an admin enters newer ones. */
const HOLIDAYS = [
  ...["2025-12-25", "2025-12-26", "2026-01-01", "2026-02-16", "2026-04-03", "2026-05-18", "2026-07-01", "2026-08-03"],
  ...["2026-09-07", "2026-10-12", "2026-12-25", "2026-12-28", "2027-01-01", "2027-02-15", "2027-03-26", "2027-05-24"],
  ...["2027-07-01", "2027-08-02", "2027-09-06", "2027-10-11", "2027-12-27", "2027-12-28", "2028-01-03", "2028-02-21"],
  ...["2028-04-14", "2028-05-22", "2028-07-03", "2028-08-07", "2028-09-04", "2028-10-09", "2028-12-25", "2028-12-26"],
];
const TOU = { "off-peak": "9.8", "mid-peak": "15.7", "on-peak": "20.3" };

/**
 * The prices of the Ontario Energy Board from 1 November 2025 to 31 October 2026, before delivery, tax and rebate; also
 * examples of the format. Admins enter later ones.
 */
export const ONTARIO_TARIFFS: readonly WrittenTariff[] = [
  {
    id: "ontario-tou",
    name: { en: "Ontario, Time-of-Use", fr: "Ontario, selon l’heure de consommation" },
    timeZone: ZONE,
    source: SOURCE,
    periods: [
      {
        from: "2025-11-01",
        until: "2026-05-01",
        cents: TOU,
        weekdays: { "off-peak": "0-7 19-24", "mid-peak": "11-17", "on-peak": "7-11 17-19" },
        weekends: { "off-peak": "0-24" },
        holidays: HOLIDAYS,
      },
      {
        from: "2026-05-01",
        until: "2026-11-01",
        cents: TOU,
        weekdays: { "off-peak": "0-7 19-24", "mid-peak": "7-11 17-19", "on-peak": "11-17" },
        weekends: { "off-peak": "0-24" },
        holidays: HOLIDAYS,
      },
    ],
  },
  {
    id: "ontario-ulo",
    name: { en: "Ontario, Ultra-Low Overnight", fr: "Ontario, tarif de nuit ultra-bas" },
    timeZone: ZONE,
    source: SOURCE,
    periods: [
      {
        from: "2025-11-01",
        until: "2026-11-01",
        cents: { "ultra-low": "3.9", "off-peak": "9.8", "mid-peak": "15.7", "on-peak": "39.1" },
        weekdays: { "ultra-low": "0-7 23-24", "mid-peak": "7-16 21-23", "on-peak": "16-21" },
        weekends: { "ultra-low": "0-7 23-24", "off-peak": "7-23" },
        holidays: HOLIDAYS,
      },
    ],
  },
  {
    id: "ontario-tiered",
    name: { en: "Ontario, tiered (at the upper tier)", fr: "Ontario, par paliers (au palier supérieur)" },
    timeZone: ZONE,
    source: SOURCE,
    periods: [
      {
        from: "2025-11-01",
        until: "2026-11-01",
        // Additional use is billed at the tier that the household has reached by then, which we do not know.
        cents: { flat: "14.2" },
        weekdays: { flat: "0-24" },
        weekends: { flat: "0-24" },
      },
    ],
  },
];
