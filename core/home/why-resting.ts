import { type Calendar, nextHourWhen } from "./calendar";
import type { HomeRules } from "./home-rules";
import { isPriceRight } from "./tariff";
import { mayWorkIn } from "./week";

/**
 * What is known about a device's surroundings at one moment. Facts that its browser does not report are null and
 * restrict nothing.
 */
export interface HomeFacts {
  at: number;
  /** The resident paused it until then. */
  pausedUntil: number | null;
  battery: { isCharging: boolean; percent: number } | null;
  isMetered: boolean | null;
  isHidden: boolean;
  bytesToday: number;
}

/** Why a device that is lit does not work. Moments are in milliseconds since the epoch; null: unknown. */
export type RestReason =
  | { kind: "paused"; until: number }
  | { kind: "quiet-hours"; until: number | null }
  | { kind: "dear-power"; until: number | null }
  | { kind: "on-battery" }
  | { kind: "low-battery"; percent: number; above: number }
  | { kind: "hidden-on-battery" }
  | { kind: "metered" }
  | { kind: "data-used"; mib: number };

/** The rules that can make a device rest. Null: nothing is said about the battery. */
export type RestRules = Pick<HomeRules, "week" | "tariff" | "power" | "onMetered" | "dailyMib"> & {
  battery: HomeRules["battery"] | null;
};

const MIB = 2 ** 20;

/**
 * The first of the resident's rules that keeps the device from working now; null when it may work. Hours are those of
 * `calendar`, except for the tariff's, which are in its own time zone.
 */
export function whyResting(
  rules: RestRules,
  facts: HomeFacts,
  calendar: Calendar,
  tariffCalendar: Calendar = calendar,
): RestReason | null {
  const { at, pausedUntil, isMetered, bytesToday } = facts;
  if (pausedUntil !== null && at < pausedUntil) return { kind: "paused", until: pausedUntil };
  if (!mayWorkIn(rules.week, calendar(at)))
    return { kind: "quiet-hours", until: nextHourWhen(calendar, at, (time) => mayWorkIn(rules.week, time)) };
  const { tariff, power } = rules;
  if (tariff && !isPriceRight(tariff, tariffCalendar(at), power))
    return {
      kind: "dear-power",
      until: nextHourWhen(tariffCalendar, at, (time) => isPriceRight(tariff, time, power)),
    };
  if (isMetered && !rules.onMetered) return { kind: "metered" };
  if (rules.dailyMib !== null && bytesToday >= rules.dailyMib * MIB) return { kind: "data-used", mib: rules.dailyMib };
  return byBattery(rules, facts);
}

/** Browsers freeze hidden pages that compute on battery, so the device gives its units back first. */
function byBattery({ battery: rule }: RestRules, { battery, isHidden }: HomeFacts): RestReason | null {
  if (rule === null || !battery || battery.isCharging) return null;
  if (rule === "never") return { kind: "on-battery" };
  if (battery.percent <= rule) return { kind: "low-battery", percent: battery.percent, above: rule };
  return isHidden ? { kind: "hidden-on-battery" } : null;
}
