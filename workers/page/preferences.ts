import { asTariff } from "#core/home/as-tariff";
import { GUEST_RULES, type HomeRules, type RefusedCustomer } from "#core/home/home-rules";
import { POWER_RULES } from "#core/home/tariff";
import { asWeek } from "#core/home/week";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { LIMITS } from "#protocol/limits";
import type { DonationSettings } from "../contract/donation-settings";

const KEY = "lamplighter.donation";

/** What a resident chose on this device. */
export interface Preferences extends DonationSettings {
  on: boolean;
}

/** A browser under automation has no person in front of it, and often many like it on the same machine. */
const isDriven = () => globalThis.navigator?.webdriver === true;

/** Half of the cores until the resident says otherwise: they are using the machine. */
export function readPreferences(cores: number): Preferences {
  const fallback: Preferences = {
    on: false,
    slots: Math.max(1, Math.floor(cores / 2)),
    sharePercent: 100,
    rules: { ...GUEST_RULES, givesWay: !isDriven() },
    pausedUntil: null,
  };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return bounded(fallback);
    return bounded({ ...fallback, ...kept });
  } catch {
    return bounded(fallback);
  }
}

/** A browser that keeps nothing still donates, until the page is closed. */
export function keepPreferences(preferences: Preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}

export function bounded({ on, slots, sharePercent, rules, pausedUntil }: Preferences): Preferences {
  return {
    on: on === true,
    slots: within(slots, 1, LIMITS.slotsPerDevice),
    sharePercent: within(sharePercent, 1, 100),
    rules: boundedRules(rules),
    pausedUntil: Number.isFinite(pausedUntil) ? pausedUntil : null,
  };
}

/** A damaged rule is replaced by the guest's default. */
function boundedRules(kept: unknown): HomeRules {
  const rules = typeof kept === "object" && kept !== null ? (kept as Partial<HomeRules>) : {};
  const {
    battery,
    onMetered,
    dailyMib,
    maxProgramMib,
    week,
    tariff,
    power,
    refusedKinds,
    refusedCustomers,
    keepsScreenOn,
    givesWay,
  } = rules;
  return {
    battery: typeof battery === "number" ? within(battery, 0, 100) : "never",
    onMetered: onMetered === true,
    dailyMib: boundedMib(dailyMib, GUEST_RULES.dailyMib),
    maxProgramMib: boundedMib(maxProgramMib, GUEST_RULES.maxProgramMib),
    week: asWeek(week),
    tariff: asTariff(tariff),
    power: POWER_RULES.find((rule) => rule === power) ?? GUEST_RULES.power,
    refusedKinds: WORK_KINDS.filter((kind) => Array.isArray(refusedKinds) && refusedKinds.includes(kind)),
    refusedCustomers: Array.isArray(refusedCustomers)
      ? refusedCustomers.filter(isCustomer).slice(0, LIMITS.MAX_REFUSED_CUSTOMERS)
      : [],
    keepsScreenOn: keepsScreenOn === true,
    givesWay: typeof givesWay === "boolean" ? givesWay : !isDriven(),
  };
}

const isCustomer = (kept: unknown): kept is RefusedCustomer =>
  typeof kept === "object" &&
  kept !== null &&
  "id" in kept &&
  typeof kept.id === "string" &&
  /^.{1,64}$/.test(kept.id) &&
  "name" in kept &&
  typeof kept.name === "string";

function boundedMib(kept: number | null | undefined, unless: number | null): number | null {
  const mib = kept === undefined ? unless : kept;
  return mib === null ? null : within(mib, 1, LIMITS.MAX_DAILY_MIB);
}

function within(value: number, min: number, max: number): number {
  const whole = typeof value === "number" ? Math.round(value) : Number.NaN;
  return Number.isFinite(whole) ? Math.min(Math.max(whole, min), max) : min;
}
