import { POWER } from "../home/power";

/** A figure of the world outside, which somebody read on a day, or which we assume. */
export interface Fact {
  value: number;
  asOf: string;
  /** Where it can be read; null: we assume it, and everybody may assume something else. */
  source: string | null;
}

const assumed = (value: number): Fact => ({ value, asOf: "2026-11-30", source: null });

/**
 * What the economics rest on beside the city's own prices: every figure is only where a slider stands at first, or is
 * shown beside ours. List prices of AWS are in `list-prices.ts`, tariffs of power in `core/home/ontario-tariffs.ts`.
 */
export const FACTS = {
  /** A new laptop with four cores, with tax. */
  laptopNanos: assumed(700_000_000_000),
  /** As long as a warranty with accident cover is sold for. */
  laptopMonths: assumed(48),
  /** 50 Mbit/s down and 10 up, unlimited: the average of Canada's providers in 2018, the last that we could check. */
  internetNanosPerMonth: {
    value: 79_400_000_000,
    asOf: "2019-08-08",
    source:
      "https://www.canada.ca/en/radio-television-telecommunications/news/2019/08/prices-of-communications-services-trended-downwards-in-2018.html",
  },
  /** A laptop that is awake only in order to compute, with its screen off. */
  laptopBaseWatts: assumed(8),
  laptopWattsPerCore: assumed(4),
  nanosPerKwh: assumed(POWER.nanosPerKwh),
  /** A rented server with its database and backups, and an hour of somebody's time in most weeks. */
  serverNanosPerMonth: assumed(250_000_000_000),
  /** In the city's currency; a city may set `US_DOLLAR_IN_CITY_CURRENCY`. */
  usDollarNanos: assumed(1_400_000_000),
  /** The most that Plura Processing paid the owner of a game's site in a month, in US nanodollars. */
  pluraNanosPerMonth: {
    value: 2_600_000_000_000,
    asOf: "2008-10-27",
    source: "https://gigaom.com/2008/10/27/more-money-i-game-developers-with-grid-computing/",
  },
} as const satisfies Record<string, Fact>;

/** Where the plan for Stratford was made public: laptops and internet for residents, repaid by their idle cores. */
export const STRATFORD_PLAN = {
  asOf: "2013-03-07",
  source: "https://old.gigaom.com/2013/03/07/long-shot-distributed-data-center-project-in-canada-like-seti-for-mobile/",
} as const;
