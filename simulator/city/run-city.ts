import { readFileSync, writeFileSync } from "node:fs";
import { coreHourOf } from "#core/economics/core-hour";
import { FACTS } from "#core/economics/facts";
import { firstInputs } from "#core/economics/inputs";
import { laptopOf } from "#core/economics/laptop";
import { listPrice, RIVALS } from "#core/economics/list-prices";
import type { CityFigures } from "./measure-city";
import { readSessions } from "./read-sessions";
import { CITY_PRICES, simulateCity } from "./simulate-city";
import { SAMPLE, writtenCity } from "./written-city";

export interface RunCityOptions {
  seed: number;
  households: number | undefined;
  days: number | undefined;
  /** A file with the city's own sessions. */
  sessions: string | undefined;
  json: boolean;
  /** Replaces the figures that ship. */
  write: boolean;
}

const HOUSEHOLDS = 60;
const DAYS = 3;
export const SHIPPED = "core/economics/simulated-city.ts";

/** `npm run sim -- --scenario city`: what a core-hour costs everyone, by the coordinator that ships, in virtual time. */
export async function runCity(options: RunCityOptions, print: (line: string) => void): Promise<void> {
  const { seed, households = HOUSEHOLDS, days = DAYS, sessions, json, write } = options;
  const devices = sessions === undefined ? undefined : readSessions(readFileSync(sessions, "utf8"));
  const figures = await simulateCity({ seed, households, days, ...(devices ? { devices } : {}) });
  if (write) {
    const sample = await simulateCity(SAMPLE);
    writeFileSync(SHIPPED, writtenCity({ seed, households, days, figures, sample }));
  }
  if (json) print(JSON.stringify({ seed, households, days, figures }));
  else for (const line of reportOf(figures)) print(line);
}

const CENTS = 10_000_000;
const percent = (permille: number) => `${(permille / 10).toFixed(1)} %`;
const cents = (nanos: number) => `${(nanos / CENTS).toFixed(2)} cents`;
const dollars = (nanos: number) => `C$${(nanos / CENTS / 100).toFixed(2)}`;

function* reportOf(figures: CityFigures): Generator<string> {
  const { litCoreHours, busyPermille, paidPermille, speedPermille, answersPermille } = figures;
  yield `core-hours lent ${litCoreHours}, computing ${figures.busyCoreHours} (${percent(busyPermille)})`;
  yield `paid, of what was computed ${percent(paidPermille)}; a lent core is ${speedPermille / 1_000} ordinary ones`;
  yield `ordinary core-hours paid ${figures.paidCoreHours}, of different results ${figures.verifiedCoreHours}`;
  yield `answers a result ${answersPermille / 1_000}, results ${figures.verifiedUnits}`;
  yield `small jobs ended ${figures.jobsEnded}, seconds ${figures.jobSecondsMedian} (median), ${figures.jobSecondsP95} (p95)`;
  const inputs = firstInputs(CITY_PRICES);
  const hour = coreHourOf(inputs, figures);
  yield `a checked core-hour costs ${cents(hour.paidByCustomer)}: ${cents(hour.earnedByResidents)} to residents, whose power costs ${cents(hour.power)}, and ${cents(hour.keptByCity)} to the city`;
  yield `residents lose money where a kilowatt-hour costs more than ${dollars(hour.breakEvenNanosPerKwh)}`;
  for (const rival of RIVALS) yield `${rival}, a vCPU-hour: US$${(listPrice(rival) / CENTS / 100).toFixed(3)}`;
  yield `Plura paid a game's site at most US$${FACTS.pluraNanosPerMonth.value / CENTS / 100} a month (${FACTS.pluraNanosPerMonth.asOf})`;
  for (const withInternet of [false, true]) {
    const { payback, left, neededCoreHourNanos } = laptopOf(inputs, figures, withInternet);
    const after = payback.kind === "never" ? "never" : `${payback.months} months`;
    const needed = neededCoreHourNanos === null ? "" : `; it needs ${cents(neededCoreHourNanos)} a core-hour`;
    yield `a laptop ${withInternet ? "with internet" : "alone"}: ${dollars(left)} a month, repaid after ${after} (it lasts ${inputs.laptopMonths})${needed}`;
  }
}
