import { POWER } from "../home/power";
import { FACTS } from "./facts";

/** What somebody may set, all of it whole numbers. */
export interface Inputs {
  households: number;
  /** Cores that a household lends. */
  cores: number;
  /** Hours of a day in which they are lent. */
  litHours: number;
  /** For how much of that time customers have work, in thousandths. */
  demandPermille: number;
  coreHourNanos: number;
  donorPercent: number;
  nanosPerKwh: number;
  /** What a busy core adds. */
  wattsPerCore: number;
  serverNanosPerMonth: number;
  laptopNanos: number;
  laptopMonths: number;
  laptopCores: number;
  laptopHours: number;
  laptopBaseWatts: number;
  laptopWattsPerCore: number;
  internetNanosPerMonth: number;
}

export interface Bound {
  min: number;
  max: number;
  /** Of a slider. */
  step: number;
}

const DOLLAR = 1_000_000_000;
const CENT = DOLLAR / 100;

/**
 * Within these bounds every amount of a month is an exact integer: a town of 30,000 people, all of whose households take
 * part at five times today's price. What a household earns is the same in a larger city.
 */
export const BOUNDS: Record<keyof Inputs, Bound> = {
  households: { min: 10, max: 15_000, step: 10 },
  cores: { min: 1, max: 8, step: 1 },
  litHours: { min: 1, max: 24, step: 1 },
  demandPermille: { min: 0, max: 1_000, step: 10 },
  coreHourNanos: { min: CENT / 10, max: 10 * CENT, step: CENT / 10 },
  donorPercent: { min: 0, max: 100, step: 1 },
  nanosPerKwh: { min: CENT, max: DOLLAR, step: CENT },
  wattsPerCore: { min: 1, max: 25, step: 1 },
  serverNanosPerMonth: { min: 0, max: 5_000 * DOLLAR, step: 10 * DOLLAR },
  laptopNanos: { min: 100 * DOLLAR, max: 2_000 * DOLLAR, step: 10 * DOLLAR },
  laptopMonths: { min: 12, max: 96, step: 1 },
  laptopCores: { min: 1, max: 16, step: 1 },
  laptopHours: { min: 1, max: 24, step: 1 },
  laptopBaseWatts: { min: 0, max: 40, step: 1 },
  laptopWattsPerCore: { min: 1, max: 25, step: 1 },
  internetNanosPerMonth: { min: 0, max: 150 * DOLLAR, step: DOLLAR },
};

export const INPUT_NAMES = Object.keys(BOUNDS) as (keyof Inputs)[];

/** Where the sliders stand at first. */
export const firstInputs = (city: Pick<Inputs, "coreHourNanos" | "donorPercent">): Inputs => ({
  households: 1_000,
  cores: 4,
  litHours: 8,
  demandPermille: 300,
  ...city,
  nanosPerKwh: FACTS.nanosPerKwh.value,
  wattsPerCore: POWER.wattsPerCore,
  serverNanosPerMonth: FACTS.serverNanosPerMonth.value,
  laptopNanos: FACTS.laptopNanos.value,
  laptopMonths: FACTS.laptopMonths.value,
  laptopCores: 4,
  laptopHours: 12,
  laptopBaseWatts: FACTS.laptopBaseWatts.value,
  laptopWattsPerCore: FACTS.laptopWattsPerCore.value,
  internetNanosPerMonth: FACTS.internetNanosPerMonth.value,
});

/** The same within the bounds, and whole: a city's own price may lie outside of them. */
export const bounded = (inputs: Inputs): Inputs =>
  Object.fromEntries(
    INPUT_NAMES.map((name) => {
      const { min, max } = BOUNDS[name];
      return [name, Math.round(Math.min(max, Math.max(min, inputs[name])))];
    }),
  ) as unknown as Inputs;
