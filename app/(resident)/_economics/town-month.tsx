"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { Inputs } from "#core/economics/inputs";
import { monthOf } from "#core/economics/month-of";
import { SIMULATED_CITY } from "#core/economics/simulated-city";

/** Who pays and who gains in a month of the whole city. */
export function TownMonth({ inputs }: { inputs: Inputs }) {
  const t = useTranslations("economics.town");
  const { count, price } = useNumbers();
  const month = monthOf(inputs, SIMULATED_CITY.figures);
  const hours = count(Math.round(month.paidHours));
  const verified = count(Math.round(month.verifiedHours));
  return (
    <Card title={t("title")} about={t("about", { households: count(inputs.households), hours, verified })}>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-5">
        <Stat label={t("customers")} value={price(month.paidByCustomers)} />
        <Stat label={t("residents")} value={price(month.earnedByResidents)} />
        <Stat
          label={t("household")}
          value={price(month.perHousehold)}
          detail={t("householdDetail", { power: price(month.power) })}
        />
        <Stat
          label={t("city")}
          value={price(month.keptByCity)}
          detail={t("cityDetail", { server: price(month.server) })}
        />
        <Stat label={t("left")} value={price(month.cityLeft)} detail={month.cityLeft < 0 ? t("short") : t("enough")} />
      </div>
    </Card>
  );
}
