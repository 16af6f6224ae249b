import { z } from "zod";
import { DeviceReport } from "../devices/device-report";
import { HouseholdRules } from "../devices/household-rules";
import { LIMITS } from "../limits";
import { ShownText } from "../text/shown-text";
import { OwnDeviceInput } from "./account";

const MaxCores = z.int().min(1).max(LIMITS.slotsPerDevice);
const MaxShare = z.int().min(1).max(100);

/** A device as its household sees it: all of its people. */
export const HouseholdDevice = z
  .strictObject({
    id: z.string(),
    label: z.string().describe("What kind of machine it says it is."),
    name: z.string().nullable().describe("The name that you gave it."),
    engine: z.string(),
    cores: z.int(),
    agreed: z.int().describe("Units of it that settled as its household said."),
    person: z.string().nullable().describe("Whose it is, of the people of your household; null: yours."),
    creditNanos: z.int().nullable().describe("Null: it is another person's, who keeps what it earns."),
    lastSeenAt: z.iso.datetime(),
    online: z.boolean().describe("Whether it is connected to the city now."),
    report: DeviceReport.nullable().describe("What it last said that it is doing: its own claim."),
    reportedAt: z.iso.datetime().nullable(),
    pause: z
      .strictObject({ until: z.iso.datetime().nullable() })
      .nullable()
      .describe("Your pause; it lasts until then, or until somebody ends it."),
    liftedAt: z.iso.datetime().nullable().describe("When the person at the device ended your last pause."),
    maxCores: z.int().nullable(),
    maxSharePercent: z.int().nullable(),
    rules: HouseholdRules.nullable().describe("Instead of those for all devices."),
  })
  .meta({ id: "HouseholdDevice" });
export type HouseholdDevice = z.infer<typeof HouseholdDevice>;

export const Household = z
  .strictObject({
    rules: HouseholdRules.describe("For all devices of the household, as who runs it sets them."),
    setsRules: z.boolean().describe("Whether you set them."),
    /** The most recently seen first. */
    devices: z.array(HouseholdDevice),
    absenceLetters: z.boolean().describe("Whether you get a letter when a device has been away for a week."),
    mail: z
      .enum(["sent", "none", "unverified"])
      .describe("Whether letters reach you: the city sends none, or has not verified your address."),
  })
  .meta({ id: "Household" });
export type Household = z.infer<typeof Household>;

/** Only what is given changes. */
export const ChangeDeviceInput = OwnDeviceInput.extend({
  name: ShownText({ min: 1, max: LIMITS.MAX_DEVICE_NAME_CHARS }).nullable().optional(),
  pause: z
    .strictObject({ forMs: z.int().min(1_000).max(LIMITS.MAX_PAUSE_MS).nullable() })
    .nullable()
    .optional()
    .describe("From now on, for so long, or until somebody ends it; null ends it."),
  maxCores: MaxCores.nullable().optional(),
  maxSharePercent: MaxShare.nullable().optional(),
  rules: HouseholdRules.nullable().optional(),
});

export const SetAbsenceLettersInput = z.strictObject({ on: z.boolean() });
export const EndLettersInput = z.strictObject({ token: z.string().min(1).max(200) });

export const SetHouseholdRulesInput = z.strictObject({ rules: HouseholdRules });
