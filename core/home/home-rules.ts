import type { WorkKind } from "../jobs/work-kind";
import type { PowerRule, Tariff } from "./tariff";
import { EVERY_HOUR, type Week } from "./week";

export interface RefusedCustomer {
  id: string;
  /** As they called themselves then. */
  name: string;
}

/**
 * When one device may work, and for what. Its resident sets the rules and the device itself keeps them; the city learns of
 * nothing but what it must not send.
 */
export interface HomeRules {
  /** Without mains power: never, or while the battery holds more than this percentage. */
  battery: "never" | number;
  /** On networks that are mobile, metered or told to save data. */
  onMetered: boolean;
  /** What may come and go for the city in one of the resident's days. Null is no bound. */
  dailyMib: number | null;
  /** Of a program with its shared files. Null is no bound. */
  maxProgramMib: number | null;
  week: Week;
  /** What the resident pays for power, if they said so, and at which of its prices the device works. */
  tariff: Tariff | null;
  power: PowerRule;
  /** What it does not work for. */
  refusedKinds: readonly WorkKind[];
  refusedCustomers: readonly RefusedCustomer[];
  /** Keeps the screen lit while it works or waits for work, and only with mains power: phones compute in sight alone. */
  keepsScreenOn: boolean;
  /** Gives cores back while others use the machine. */
  givesWay: boolean;
}

/** What a guest would do who was told nothing. */
export const GUEST_RULES: HomeRules = {
  battery: "never",
  onMetered: false,
  dailyMib: 2_048,
  maxProgramMib: null,
  week: EVERY_HOUR,
  tariff: null,
  power: "not-peak",
  refusedKinds: [],
  refusedCustomers: [],
  keepsScreenOn: false,
  givesWay: true,
};
