import { z } from "zod";
import { LIMITS } from "../limits";
import { AdminRole } from "../people/roles";
import { SETTING_NAMES } from "../settings/city-settings";
import { Reason } from "./admin";

const Name = z.enum(SETTING_NAMES);
const Value = z.string().max(LIMITS.MAX_SETTING_CHARS);

/** When a change of a setting begins, why, and by what it was decided. */
export const AskedChange = z.strictObject({
  from: z.iso
    .datetime({ offset: true })
    .max(LIMITS.MAX_MOMENT_CHARS)
    .nullable()
    .default(null)
    .describe(`When it begins to hold, at most ${LIMITS.MAX_SETTING_AHEAD_DAYS} days ahead; null: now.`),
  reason: Reason,
  seen: z
    .int()
    .min(0)
    .optional()
    .describe("The `newest` of the setting that you decided by: if somebody has changed it since, nothing is done."),
});

export const ChangeSettingInput = AskedChange.extend({
  setting: Name,
  value: Value.describe("As text, such as 0.02; what is allowed is in the refusal."),
});

export const SettingChangeIdInput = z.strictObject({ change: z.coerce.number().int().min(1).max(2_147_483_647) });
export const TakeBackSettingInput = SettingChangeIdInput.extend({ reason: Reason });

const Actor = z.string().nullable().describe("An admin's name; null: of a deleted account.");

export const SettingChange = z.strictObject({
  change: z.int(),
  value: Value,
  was: Value,
  from: z.iso.datetime(),
  state: z.enum(["ahead", "holds", "past", "taken-back"]),
  madeAt: z.iso.datetime(),
  by: Actor,
  /** Whoever made it could not make it now. */
  isOrphaned: z.boolean().describe("It is still ahead, and whoever made it may no longer change this setting."),
  reason: z.string(),
  takenBack: z.strictObject({ at: z.iso.datetime(), by: Actor, reason: z.string() }).nullable(),
});
export type SettingChangeView = z.infer<typeof SettingChange>;

const Setting = z.strictObject({
  setting: Name,
  value: Value.describe("What holds now."),
  initial: Value.describe("What it is where it was never changed: from the server's environment."),
  roles: z.array(AdminRole).describe("Who may change it."),
  newest: z.int().describe("The number of its newest change; 0 for none."),
  changes: z.array(SettingChange).max(LIMITS.MAX_SETTING_CHANGES_SHOWN).describe("The latest beginning first."),
});
export type SettingView = z.infer<typeof Setting>;

export const SettingList = z.strictObject({ settings: z.array(Setting) }).meta({ id: "SettingList" });
export type SettingList = z.infer<typeof SettingList>;

export const MadeSettingChange = SettingChangeIdInput;

export const Prices = z
  .strictObject({
    coreHourNanos: z.int().describe("What a core-hour costs a job that is submitted now; it keeps that price."),
    residentsPercent: z.number().describe("Which part of it residents get."),
    ahead: z
      .array(z.strictObject({ setting: Name, value: Value, from: z.iso.datetime() }))
      .describe("Changes of prices that are announced, the soonest first."),
  })
  .meta({ id: "Prices" });
export type Prices = z.infer<typeof Prices>;
