import type { Limits } from "#protocol/limits";
import type { SettingName, SettingTexts } from "#protocol/settings/city-settings";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import type { Config } from "../config";

const LIVE_CONFIG = [
  "cityName",
  "keepDays",
  "maxKeepDays",
  "historyDays",
  "welcomeNanos",
  "welcomeRequires",
  "vetting",
  "pricePerCoreHourNanos",
  "usDollarNanos",
  "donorSharePercent",
  "partnerSharePercent",
  "tariffs",
  "terms",
] as const satisfies (keyof Config)[];

const LIVE_LIMITS = [
  "MAX_WELCOME_GIFTS_PER_ADDRESS_DAY",
  "MAX_SIGN_UPS_PER_ADDRESS_DAY",
  "apiCallsPerMinute",
  "MAX_OPEN_JOBS_PER_CUSTOMER",
] as const satisfies (keyof Limits)[];

/** What admins change while the city runs. */
export interface LiveSettings {
  config: Pick<Config, (typeof LIVE_CONFIG)[number]>;
  limits: Pick<Limits, (typeof LIVE_LIMITS)[number]>;
}

/** The rule that holds when vetting is switched on before anybody has said what it is. */
const FIRST_VETTING = { knownAfterJobs: 3, budgetNanos: dollarNanos("100") };

/** How the settings begin, as text. */
export function initialTexts({ config, limits }: LiveSettings): SettingTexts {
  const vetting = config.vetting ?? FIRST_VETTING;
  return {
    "core-hour-price": dollarText(config.pricePerCoreHourNanos),
    "residents-share": String(config.donorSharePercent),
    "partners-share": String(config.partnerSharePercent),
    "us-dollar": config.usDollarNanos === undefined ? "" : dollarText(config.usDollarNanos),
    "welcome-gift": dollarText(config.welcomeNanos),
    "welcome-requires": config.welcomeRequires,
    "gifts-per-address": String(limits.MAX_WELCOME_GIFTS_PER_ADDRESS_DAY),
    "sign-ups-per-address": String(limits.MAX_SIGN_UPS_PER_ADDRESS_DAY),
    "calls-per-minute": String(limits.apiCallsPerMinute),
    "open-jobs": String(limits.MAX_OPEN_JOBS_PER_CUSTOMER),
    "keep-days": String(config.keepDays),
    "keep-days-at-most": String(config.maxKeepDays),
    "units-kept": String(config.historyDays.units ?? ""),
    "plots-kept": String(config.historyDays.plots ?? ""),
    "audit-kept": String(config.historyDays.audit ?? ""),
    vetting: config.vetting === null ? "none" : "first-jobs",
    "vetting-known-after": String(vetting.knownAfterJobs),
    "vetting-above-budget": dollarText(vetting.budgetNanos),
    "city-name": config.cityName,
  };
}

/** The settings behind their texts, which were checked when they were written. */
export function settingsOf(
  text: (name: SettingName) => string,
  texts: Pick<Config, "tariffs" | "terms">,
): LiveSettings {
  const whole = (name: SettingName) => Number(text(name));
  const wholeIfAny = (name: SettingName) => (text(name) === "" ? undefined : whole(name));
  const nanos = (name: SettingName) => dollarNanos(text(name));
  const vetting = { knownAfterJobs: whole("vetting-known-after"), budgetNanos: nanos("vetting-above-budget") };
  const maxKeepDays = whole("keep-days-at-most");
  return {
    config: {
      cityName: text("city-name"),
      keepDays: Math.min(whole("keep-days"), maxKeepDays),
      maxKeepDays,
      historyDays: {
        units: wholeIfAny("units-kept"),
        plots: wholeIfAny("plots-kept"),
        audit: wholeIfAny("audit-kept"),
      },
      welcomeNanos: nanos("welcome-gift"),
      welcomeRequires: text("welcome-requires") === "nothing" ? "nothing" : "verified",
      vetting: text("vetting") === "none" ? null : vetting,
      pricePerCoreHourNanos: nanos("core-hour-price"),
      usDollarNanos: text("us-dollar") === "" ? undefined : nanos("us-dollar"),
      donorSharePercent: whole("residents-share"),
      partnerSharePercent: whole("partners-share"),
      ...texts,
    },
    limits: {
      MAX_WELCOME_GIFTS_PER_ADDRESS_DAY: whole("gifts-per-address"),
      MAX_SIGN_UPS_PER_ADDRESS_DAY: whole("sign-ups-per-address"),
      apiCallsPerMinute: whole("calls-per-minute"),
      MAX_OPEN_JOBS_PER_CUSTOMER: whole("open-jobs"),
    },
  };
}

/** The same configuration, in which what admins change is read anew each time: whoever keeps one of these keeps what held then. */
export const liveConfig = (config: Config, live: () => LiveSettings): Config =>
  withLive(config, LIVE_CONFIG, () => live().config);

export const liveLimits = (limits: Limits, live: () => LiveSettings): Limits =>
  withLive(limits, LIVE_LIMITS, () => live().limits);

function withLive<Whole extends object, Name extends keyof Whole & string>(
  whole: Whole,
  names: readonly Name[],
  live: () => Pick<Whole, Name>,
): Whole {
  const getters = Object.fromEntries(names.map((name) => [name, { get: () => live()[name], enumerable: true }]));
  return Object.defineProperties({ ...whole }, getters);
}
