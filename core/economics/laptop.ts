import type { Inputs } from "./inputs";
import { busyHours, type MeasuredCity, paidHours } from "./measured-city";
import { DAYS_OF_MONTH } from "./month-of";

/** When a laptop that was given away has earned its price. */
export type Payback =
  | { kind: "pays"; months: number }
  /** It earns something, but is worn out before. */
  | { kind: "worn-out"; months: number }
  /** It costs more each month than it earns. */
  | { kind: "never" };

export interface Laptop {
  /** All that customers pay for its work in a month, the resident's share and the city's: the giver keeps both. */
  income: number;
  power: number;
  internet: number;
  /** What is left in a month. */
  left: number;
  payback: Payback;
  /** What a core-hour would have to cost for the laptop to be repaid in its life; null if nobody has work for it. */
  neededCoreHourNanos: number | null;
}

/** The offer of the plan for Stratford: a laptop for nothing, with or without the bill for internet, for its idle cores. */
export function laptopOf(inputs: Inputs, measured: MeasuredCity, withInternet: boolean): Laptop {
  const { laptopCores, laptopHours, demandPermille, coreHourNanos, laptopNanos, laptopMonths } = inputs;
  const hours = laptopHours * DAYS_OF_MONTH;
  const busy = busyHours(hours * laptopCores, demandPermille, measured);
  const paid = paidHours(busy, measured);
  const income = Math.round(paid * coreHourNanos);
  const wattHours = hours * inputs.laptopBaseWatts + busy * inputs.laptopWattsPerCore;
  const power = Math.round((wattHours * inputs.nanosPerKwh) / 1_000);
  const internet = withInternet ? inputs.internetNanosPerMonth : 0;
  const left = income - power - internet;
  const needed = laptopNanos / laptopMonths + power + internet;
  return {
    ...{ income, power, internet, left },
    payback: paybackOf(laptopNanos, left, laptopMonths),
    neededCoreHourNanos: paid === 0 ? null : Math.ceil(needed / paid),
  };
}

function paybackOf(price: number, left: number, life: number): Payback {
  if (left <= 0) return { kind: "never" };
  const months = Math.ceil(price / left);
  return { kind: months <= life ? "pays" : "worn-out", months };
}

/** What the giver has got back, less what was spent, at the beginning of each month of the laptop's life and at its end. */
export const laptopBalances = ({ laptopNanos, laptopMonths }: Inputs, { left }: Laptop): number[] =>
  Array.from({ length: laptopMonths + 1 }, (_, month) => month * left - laptopNanos);
