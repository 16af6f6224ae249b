import type { Inputs } from "./inputs";
import { busyHours, type MeasuredCity, paidHours } from "./measured-city";

/** A month of the city: hours, and who pays what to whom, in nanodollars. */
export interface Month {
  litHours: number;
  busyHours: number;
  /** Of ordinary cores, as customers are billed. */
  paidHours: number;
  /** The same, each result once. */
  verifiedHours: number;
  paidByCustomers: number;
  earnedByResidents: number;
  /** What the work took from residents' sockets. */
  power: number;
  keptByCity: number;
  server: number;
  /** What is left of it; below zero, the city pays. */
  residentsLeft: number;
  cityLeft: number;
  /** Of what residents have left. */
  perHousehold: number;
}

export const DAYS_OF_MONTH = 30.4;

export function monthOf(inputs: Inputs, measured: MeasuredCity): Month {
  const { households, cores, litHours, demandPermille, coreHourNanos, donorPercent } = inputs;
  const lit = households * cores * litHours * DAYS_OF_MONTH;
  const busy = busyHours(lit, demandPermille, measured);
  const paid = paidHours(busy, measured);
  const paidByCustomers = Math.round(paid * coreHourNanos);
  // Exactly: a month's nanodollars times a hundred are more than a double holds.
  const earnedByResidents = Number((BigInt(paidByCustomers) * BigInt(donorPercent)) / 100n);
  const keptByCity = paidByCustomers - earnedByResidents;
  const power = Math.round((busy * inputs.wattsPerCore * inputs.nanosPerKwh) / 1_000);
  const residentsLeft = earnedByResidents - power;
  return {
    litHours: lit,
    busyHours: busy,
    paidHours: paid,
    verifiedHours: (paid * 1_000) / measured.answersPermille,
    paidByCustomers,
    earnedByResidents,
    power,
    keptByCity,
    server: inputs.serverNanosPerMonth,
    residentsLeft,
    cityLeft: keptByCity - inputs.serverNanosPerMonth,
    perHousehold: Math.round(residentsLeft / households),
  };
}
