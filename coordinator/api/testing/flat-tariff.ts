import type { TariffForm } from "#protocol/written-tariffs";

/** A tariff with one price at every hour. */
export const flatTariff = (cents: string, name = "Flat"): TariffForm => ({
  name: { en: name, fr: `${name} (fr)` },
  timeZone: "America/Toronto",
  source: "https://example.org/prices",
  periods: [
    { from: "2020-01-01", until: null, cents: { flat: cents }, weekdays: { flat: "0-24" }, weekends: { flat: "0-24" } },
  ],
});
