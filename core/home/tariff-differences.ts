import type { WrittenHours, WrittenTariff } from "./read-tariff";
import { BANDS, type Band } from "./tariff";

type Form = Omit<WrittenTariff, "id">;
type Period = Form["periods"][number];

/** What one writing of a tariff has otherwise than an earlier one; periods are known by their first day. */
export type TariffDifference =
  | { kind: "offered" | "withdrawn" | "name" | "time-zone" | "source" }
  | { kind: "period-added" | "period-removed"; from: string }
  | { kind: "end"; from: string; was: string | null; is: string | null }
  | { kind: "price"; from: string; band: Band; was: string | null; is: string | null }
  | { kind: "hours"; from: string; days: "weekdays" | "weekends" }
  | { kind: "holidays"; from: string };

export function tariffDifferences(was: Form | null, is: Form | null): TariffDifference[] {
  if (!was || !is) return was === is ? [] : [{ kind: is ? "offered" : "withdrawn" }];
  const offering = is.isWithdrawn ? "withdrawn" : "offered";
  return [
    ...(Boolean(was.isWithdrawn) === Boolean(is.isWithdrawn) ? [] : [{ kind: offering } as const]),
    ...(was.name.en !== is.name.en || was.name.fr !== is.name.fr ? [{ kind: "name" } as const] : []),
    ...(was.timeZone === is.timeZone ? [] : [{ kind: "time-zone" } as const]),
    ...(was.source === is.source ? [] : [{ kind: "source" } as const]),
    ...ofPeriods(byFirstDay(was.periods), byFirstDay(is.periods)),
  ];
}

const byFirstDay = (periods: readonly Period[]) => new Map(periods.map((period) => [period.from, period]));

function ofPeriods(was: Map<string, Period>, is: Map<string, Period>): TariffDifference[] {
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((from): TariffDifference[] => {
    const [before, after] = [was.get(from), is.get(from)];
    if (!before || !after) return [{ kind: after ? "period-added" : "period-removed", from }];
    return ofPeriod(from, before, after);
  });
}

function ofPeriod(from: string, was: Period, is: Period): TariffDifference[] {
  const ends = { was: was.until ?? null, is: is.until ?? null };
  return [
    ...(ends.was === ends.is ? [] : [{ kind: "end", from, ...ends } as const]),
    ...BANDS.flatMap((band): TariffDifference[] => {
      const prices = { was: was.cents[band] ?? null, is: is.cents[band] ?? null };
      return prices.was === prices.is ? [] : [{ kind: "price", from, band, ...prices }];
    }),
    ...(["weekdays", "weekends"] as const).flatMap((days): TariffDifference[] =>
      hoursText(was[days]) === hoursText(is[days]) ? [] : [{ kind: "hours", from, days }],
    ),
    ...(daysText(was.holidays) === daysText(is.holidays) ? [] : [{ kind: "holidays", from } as const]),
  ];
}

const hoursText = (hours: WrittenHours) => BANDS.map((band) => hours[band] ?? "").join("|");
const daysText = (days: readonly string[] = []) => days.toSorted().join(" ");
