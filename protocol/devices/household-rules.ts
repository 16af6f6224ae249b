import { z } from "zod";
import { POWER_RULES } from "#core/home/tariff";
import { DAYS_OF_WEEK, EVERY_HOUR, HOURS_OF_DAY } from "#core/home/week";
import { LIMITS } from "../limits";

/** The id of a tariff that the city knows. */
export const TariffId = z.string().regex(/^[a-z0-9-]{1,40}$/, "must be small letters, digits and hyphens");

/**
 * When the devices of a household may work. A device works only if these and the rules that were chosen on it both
 * allow it.
 */
export const HouseholdRules = z
  .strictObject({
    week: z
      .array(
        z
          .int()
          .min(0)
          .max(2 ** HOURS_OF_DAY - 1),
      )
      .length(DAYS_OF_WEEK)
      .describe("For each day, from Monday on, a number whose bit h is the hour that starts at h o'clock."),
    battery: z
      .union([z.literal("never"), z.int().min(0).max(100)])
      .nullable()
      .describe("Without mains power: never, or above this percentage. Null: as each device says."),
    onMetered: z
      .boolean()
      .describe("Whether they may work on mobile and metered networks, where the device allows it."),
    dailyMib: z.int().min(1).max(LIMITS.MAX_DAILY_MIB).nullable().describe("Data a day, for each device."),
    tariff: TariffId.nullable(),
    power: z.enum(POWER_RULES),
  })
  .meta({ id: "HouseholdRules" });
export type HouseholdRules = z.infer<typeof HouseholdRules>;

/** Rules that forbid nothing. */
export const NO_HOUSEHOLD_RULES: HouseholdRules = {
  week: [...EVERY_HOUR],
  battery: null,
  onMetered: true,
  dailyMib: null,
  tariff: null,
  power: "not-peak",
};
