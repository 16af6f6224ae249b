import { LIMITS } from "#protocol/limits";
import type { DonationSettings } from "../contract/control-api";

const KEY = "lamplighter.donation";

/** What a resident chose on this device. */
export interface Preferences extends DonationSettings {
  on: boolean;
}

/** Half of the cores until the resident says otherwise: they are using the machine. */
export function readPreferences(cores: number): Preferences {
  const fallback = { on: false, slots: Math.max(1, Math.floor(cores / 2)), sharePercent: 100 };
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

export function bounded({ on, slots, sharePercent }: Preferences): Preferences {
  return {
    on: on === true,
    slots: within(slots, 1, LIMITS.slotsPerDevice),
    sharePercent: within(sharePercent, 1, 100),
  };
}

function within(value: number, min: number, max: number): number {
  const whole = typeof value === "number" ? Math.round(value) : Number.NaN;
  return Number.isFinite(whole) ? Math.min(Math.max(whole, min), max) : min;
}
