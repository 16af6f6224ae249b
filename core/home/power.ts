/**
 * What we assume about power, because no browser can measure it. Change it here: pages and the economics state these very
 * numbers.
 */
export const POWER = {
  /** What a busy core adds to an idle machine: about 1 W on a phone, 4 W on a laptop, 10 W on a desktop. */
  wattsPerCore: 6,
  /** Nanodollars per kilowatt-hour: about what a home in Ontario pays with delivery and tax. */
  nanosPerKwh: 140_000_000,
  /** One litre from 15 °C to the boil, with the kettle's own losses. */
  kettleWh: 110,
  kettleWatts: 1_500,
} as const;
