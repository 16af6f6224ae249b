import { z } from "zod";
import type { WrittenTariff } from "#core/home/read-tariff";
import { BANDS } from "#core/home/tariff";
import { TariffId } from "./devices/household-rules";
import { LIMITS } from "./limits";
import { ShownText } from "./text/shown-text";

const Text = ShownText({ min: 1, max: LIMITS.MAX_TARIFF_TEXT_CHARS });
const Hours = z.partialRecord(z.enum(BANDS), Text);

/** A tariff as an admin writes it; `core/home/read-tariff.ts` says what is wrong with one. */
export const TariffForm = z.strictObject({
  name: z.strictObject({ en: Text, fr: Text }),
  timeZone: Text,
  source: Text.describe("Where people can read the prices."),
  periods: z
    .array(
      z.strictObject({
        from: Text.describe("The first day, as 2026-11-01."),
        until: Text.nullish().describe("The first day after it; null: it has no end."),
        cents: Hours.describe("Cents a kilowatt-hour, as 9.8."),
        weekdays: Hours.describe("Hours by price, as 0-7 19-24."),
        weekends: Hours,
        holidays: z.array(Text).max(LIMITS.MAX_TARIFF_HOLIDAYS).optional(),
      }),
    )
    .max(LIMITS.MAX_TARIFF_PERIODS),
  isWithdrawn: z.boolean().optional().describe("Offered to nobody any more; whoever chose it keeps it."),
});
export type TariffForm = z.infer<typeof TariffForm>;

/** The tariffs with which a city begins, as they stand in a file. */
export const WrittenTariffs = z.array(TariffForm.extend({ id: TariffId })).max(LIMITS.MAX_TARIFFS);

/** The one text in which a tariff is kept: its periods in order, and nothing that depends on who wrote it. */
export function tariffText({ name, timeZone, source, periods, isWithdrawn }: Omit<WrittenTariff, "id">): string {
  const ordered = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return JSON.stringify({
    name: { en: name.en, fr: name.fr },
    timeZone,
    source,
    periods: ordered.map(({ from, until = null, cents, weekdays, weekends, holidays = [] }) => ({
      ...{ from, until, cents: inOrder(cents), weekdays: inOrder(weekdays), weekends: inOrder(weekends) },
      holidays: [...new Set(holidays)].sort(),
    })),
    ...(isWithdrawn && { isWithdrawn }),
  });
}

const inOrder = (hours: z.infer<typeof Hours>) =>
  Object.fromEntries(BANDS.flatMap((band) => (hours[band] === undefined ? [] : [[band, hours[band]]])));
