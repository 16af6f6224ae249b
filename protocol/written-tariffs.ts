import { z } from "zod";
import { BANDS } from "#core/home/tariff";
import { LIMITS } from "./limits";

const Text = z.string().trim().min(1).max(LIMITS.MAX_TARIFF_TEXT_CHARS);
const Hours = z.partialRecord(z.enum(BANDS), Text);

/** Tariffs as an admin writes them in a file; `core/home/read-tariff.ts` says what is wrong with one. */
export const WrittenTariffs = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/, "must be small letters, digits and hyphens"),
      name: z.strictObject({ en: Text, fr: Text }),
      timeZone: Text,
      source: Text,
      periods: z
        .array(
          z.strictObject({
            from: Text,
            until: Text.nullish(),
            cents: Hours,
            weekdays: Hours,
            weekends: Hours,
            holidays: z.array(Text).max(LIMITS.MAX_TARIFF_HOLIDAYS).optional(),
          }),
        )
        .max(LIMITS.MAX_TARIFF_PERIODS),
    }),
  )
  .max(LIMITS.MAX_TARIFFS);
