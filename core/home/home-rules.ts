import type { WorkKind } from "../jobs/work-kind";
import type { PowerRule, Tariff } from "./tariff";
import { EVERY_HOUR, type Week } from "./week";

export interface RefusedCustomer {
  id: string;
  /** Its name at the time. */
  name: string;
}

/**
 * When and for what one device may work. Its resident sets the rules and the device itself applies them; the city only
 * learns which jobs it must not send.
 */
export interface HomeRules {
  /** Without mains power: never, or while the battery holds more than this percentage. */
  battery: "never" | number;
  /** On networks that are mobile, metered or in data-saver mode. */
  onMetered: boolean;
  /** How much data the device may exchange with the city in one of the resident's days. Null: no limit. */
  dailyMib: number | null;
  /** Size of a program with its shared files. Null: no limit. */
  maxProgramMib: number | null;
  week: Week;
  /** The resident's electricity tariff, if they chose one, and at which of its prices the device works. */
  tariff: Tariff | null;
  power: PowerRule;
  /** Excluded work. */
  refusedKinds: readonly WorkKind[];
  refusedCustomers: readonly RefusedCustomer[];
  /**
   * Keeps the screen lit while it works or waits for work, on mains power only: phones compute only while the page is
   * visible.
   */
  keepsScreenOn: boolean;
  /** Gives cores back while other programs use the machine. */
  givesWay: boolean;
}

/** The defaults, with which a considerate guest would start. */
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
