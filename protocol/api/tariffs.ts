import { z } from "zod";
import { BANDS } from "#core/home/tariff";
import { TariffId } from "../devices/household-rules";
import { LIMITS } from "../limits";
import { AdminRole } from "../people/roles";
import { TariffForm } from "../written-tariffs";
import { AskedChange, SettingChange } from "./settings";

const Band = z.enum(BANDS);
const Hours = z.array(Band).readonly();

/** As devices reckon with it: hours in order, and prices in nanodollars. */
const ReadTariff = z.strictObject({
  id: TariffId,
  name: z.strictObject({ en: z.string(), fr: z.string() }),
  timeZone: z.string(),
  source: z.string(),
  periods: z
    .array(
      z.strictObject({
        from: z.string(),
        until: z.string().nullable(),
        nanosPerKwh: z.partialRecord(Band, z.int()),
        weekdays: Hours,
        weekends: Hours,
        holidays: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  isWithdrawn: z.literal(true).optional(),
});

export const Tariffs = z.strictObject({ tariffs: z.array(ReadTariff).readonly() }).meta({ id: "Tariffs" });
export type Tariffs = z.infer<typeof Tariffs>;

export const TariffIdInput = z.strictObject({ tariff: TariffId });

export const ChangeTariffInput = AskedChange.extend({
  tariff: TariffId,
  form: TariffForm,
});

const Form = TariffForm.nullable().describe("Null: it was not yet written.");

export const TariffList = z
  .strictObject({
    tariffs: z
      .array(
        z.strictObject({
          tariff: TariffId,
          form: Form,
          ahead: z.array(z.iso.datetime()).describe("When it will change."),
        }),
      )
      .max(LIMITS.MAX_TARIFFS),
    roles: z.array(AdminRole).describe("Who may change them."),
  })
  .meta({ id: "TariffList" });
export type TariffList = z.infer<typeof TariffList>;

const TariffChange = SettingChange.extend({ value: Form, was: Form });
export type TariffChangeView = z.infer<typeof TariffChange>;

export const TariffView = z
  .strictObject({
    tariff: TariffId,
    form: Form,
    roles: z.array(AdminRole).describe("Who may change it."),
    newest: z.int().describe("The number of its newest change; 0 for none."),
    changes: z.array(TariffChange).max(LIMITS.MAX_SETTING_CHANGES_SHOWN).describe("The latest beginning first."),
  })
  .meta({ id: "TariffView" });
export type TariffView = z.infer<typeof TariffView>;
