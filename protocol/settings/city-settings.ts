import { DAY, type Millis } from "#core/time";
import { LIMITS } from "../limits";
import type { AdminRole } from "../people/roles";

/** What the value of a setting may be. Values are kept and sent as text. */
export type SettingForm =
  | { kind: "dollars"; max: number; isOptional?: true }
  | { kind: "percent" }
  | { kind: "whole"; min: number; max: number; isOptional?: true }
  | { kind: "choice"; values: readonly string[] }
  | { kind: "name"; max: number };

export interface CitySetting {
  group: "prices" | "newcomers" | "limits" | "vetting" | "city";
  form: SettingForm;
  /** Who may change it; all of them have the power `configure`. */
  roles: readonly AdminRole[];
  /** Customers and residents are told of a change before it holds. */
  isAnnounced?: true;
}

const OF_MONEY = ["owner", "treasurer"] as const;
const OF_RUNNING = ["owner", "operator"] as const;
const ANY = ["owner", "operator", "treasurer"] as const;
const OWNERS = ["owner"] as const;

const dollars = (max: number) => ({ kind: "dollars", max }) as const;
const whole = (min: number, max: number) => ({ kind: "whole", min, max }) as const;

const prices = { group: "prices", roles: OF_MONEY, isAnnounced: true } as const;
const newcomers = { group: "newcomers", roles: OF_MONEY } as const;
const limits = { group: "limits", roles: OF_RUNNING } as const;
const kept = (min: number) =>
  ({ group: "limits", roles: OWNERS, form: { ...whole(min, LIMITS.MAX_HISTORY_DAYS), isOptional: true } }) as const;
const vetting = { group: "vetting", roles: OF_RUNNING } as const;

/** The settings of a city that its admins change while it runs. `.env.example` names the variables that say how each begins. */
export const CITY_SETTINGS = {
  "core-hour-price": { ...prices, form: dollars(LIMITS.MAX_PRICE_DOLLARS) },
  "residents-share": { ...prices, form: { kind: "percent" } },
  "partners-share": { ...prices, form: whole(0, 100) },
  "us-dollar": {
    group: "prices",
    roles: ANY,
    form: { kind: "dollars", max: LIMITS.MAX_PRICE_DOLLARS, isOptional: true },
  },
  "welcome-gift": { ...newcomers, isAnnounced: true, form: dollars(LIMITS.MAX_WELCOME_DOLLARS) },
  "welcome-requires": { ...newcomers, form: { kind: "choice", values: ["verified", "nothing"] } },
  "gifts-per-address": { ...newcomers, form: whole(0, 10_000) },
  "sign-ups-per-address": { ...limits, form: whole(1, 100_000) },
  "calls-per-minute": { ...limits, form: whole(60, 1_000_000) },
  "open-jobs": { ...limits, form: whole(1, 1_000) },
  "keep-days": { ...limits, form: whole(1, LIMITS.MAX_KEEP_DAYS) },
  "keep-days-at-most": { ...limits, form: whole(1, LIMITS.MAX_KEEP_DAYS) },
  // What is deleted does not come back: this is the owners' to say.
  "units-kept": kept(LIMITS.MIN_HISTORY_DAYS),
  "plots-kept": kept(LIMITS.MIN_HISTORY_DAYS),
  "audit-kept": kept(LIMITS.MIN_AUDIT_DAYS),
  vetting: { ...vetting, form: { kind: "choice", values: ["none", "first-jobs"] } },
  "vetting-known-after": { ...vetting, form: whole(1, 1_000) },
  "vetting-above-budget": { ...vetting, form: dollars(1_000_000) },
  "city-name": { group: "city", roles: OWNERS, form: { kind: "name", max: LIMITS.MAX_CITY_NAME_CHARS } },
} as const satisfies Record<string, CitySetting>;

export type SettingName = keyof typeof CITY_SETTINGS;
export const SETTING_NAMES = Object.keys(CITY_SETTINGS) as [SettingName, ...SettingName[]];
export type SettingTexts = Record<SettingName, string>;

export const settingOf = (name: SettingName): CitySetting => CITY_SETTINGS[name];

export const SETTING_BOUNDS = {
  maxAheadMs: LIMITS.MAX_SETTING_AHEAD_DAYS * DAY,
  maxWaiting: LIMITS.MAX_SETTING_CHANGES_AHEAD,
};

/** The rules of `core/settings` take moments. */
export const momentOf = (date: Date): Millis => date.getTime() as Millis;
