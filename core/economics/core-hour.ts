import type { Inputs } from "./inputs";
import type { MeasuredCity } from "./measured-city";

/** One hour of an ordinary core, verified: what it costs and brings everyone, in nanodollars. */
export interface CoreHour {
  paidByCustomer: number;
  earnedByResidents: number;
  keptByCity: number;
  /** At residents' sockets, with what was computed for nothing. */
  power: number;
  /** The price of a kilowatt-hour from which residents lose money. */
  breakEvenNanosPerKwh: number;
}

type Prices = Pick<Inputs, "coreHourNanos" | "donorPercent" | "nanosPerKwh" | "wattsPerCore">;

export function coreHourOf(prices: Prices, { answersPermille, paidPermille, speedPermille }: MeasuredCity): CoreHour {
  const { coreHourNanos, donorPercent, nanosPerKwh, wattsPerCore } = prices;
  const paidByCustomer = Math.round((coreHourNanos * answersPermille) / 1_000);
  const earnedByResidents = Math.floor((paidByCustomer * donorPercent) / 100);
  const kilowattHours = ((answersPermille * 1_000) / (paidPermille * speedPermille)) * (wattsPerCore / 1_000);
  return {
    paidByCustomer,
    earnedByResidents,
    keptByCity: paidByCustomer - earnedByResidents,
    power: Math.round(kilowattHours * nanosPerKwh),
    breakEvenNanosPerKwh: Math.floor(earnedByResidents / kilowattHours),
  };
}
