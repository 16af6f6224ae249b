"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Stat, type StatProps } from "#app/_ui/stat.tsx";
import { useFleet } from "../_live/fleet-provider";
import { Sparkline } from "./sparkline";
import { trendOf } from "./trend-of";

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const wide = (words: ReactNode) => <span className="max-sm:hidden">{words}</span>;

export function FleetNumbers() {
  const t = useTranslations("admin.controlRoom.numbers");
  const { count, share } = useNumbers();
  const locale = LOCALES[useLanguage()];
  const slots = useFleet((view) => view.pulse.slots);
  const history = useFleet((view) => view.history);
  // Digits that change more than once a second cannot be read: the figures are those of the last sample.
  const busy = history.busy.at(-1) ?? 0;
  const rate = history.unitsPerSecond.at(-1) ?? 0;
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <FleetNumber
        label={t("devices")}
        value={count(history.devices.at(-1) ?? 0)}
        at={history.at}
        values={history.devices}
      />
      <FleetNumber
        label={t("cores")}
        value={count(busy)}
        unit={
          slots === 0
            ? t("ofCores", { cores: count(slots) })
            : t.rich("ofCoresShare", { cores: count(slots), share: share(busy, slots), wide })
        }
        at={history.at}
        values={history.busy}
        lit
      />
      <FleetNumber
        label={t("rate")}
        value={rate > 0 && rate < 10 ? rate.toLocaleString(locale, TENTHS) : count(rate)}
        at={history.at}
        values={history.unitsPerSecond}
      />
      <FleetNumber
        label={t("waiting")}
        value={count(history.waitingUnits.at(-1) ?? 0)}
        at={history.at}
        values={history.waitingUnits}
      />
    </div>
  );
}

interface FleetNumberProps extends Pick<StatProps, "label" | "value" | "unit"> {
  at: readonly number[];
  values: readonly number[];
  lit?: boolean;
}

function FleetNumber({ label, value, unit, at, values, lit = false }: FleetNumberProps) {
  const t = useTranslations("admin.controlRoom.numbers");
  const { short, duration } = useNumbers();
  const trend = trendOf(at, values);
  return (
    <Card>
      <Stat
        label={label}
        value={value}
        {...(unit === undefined ? {} : { unit })}
        {...(trend
          ? {
              trend: {
                direction: trend.direction,
                text:
                  trend.direction === "level"
                    ? t("trend.level", { span: duration(trend.spanMs) })
                    : t(`trend.${trend.direction}`, { change: short(trend.change), span: duration(trend.spanMs) }),
              },
            }
          : { detail: t("trendSoon") })}
      />
      <Sparkline values={values} lit={lit} />
    </Card>
  );
}
