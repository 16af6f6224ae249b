"use client";

import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { coreHourOf } from "#core/economics/core-hour";
import type { Inputs } from "#core/economics/inputs";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { ShareBar } from "./share-bar";

export interface TariffPrice {
  name: string;
  since: string;
  /** The first day after these prices, if it has passed and newer ones are not known. */
  ended: string | null;
  nanosPerKwh: number;
}

const { figures } = SIMULATED_CITY;

/** What a checked core-hour costs, and who gets what of it. */
export function CoreHourCard({ inputs, tariffs }: { inputs: Inputs; tariffs: readonly TariffPrice[] }) {
  const t = useTranslations("economics.hour");
  const { price } = useNumbers();
  const language = useLanguage();
  const hour = coreHourOf(inputs, figures);
  const left = hour.earnedByResidents - hour.power;
  const breakEven = price(hour.breakEvenNanosPerKwh);
  const answers = (figures.answersPermille / 1_000).toLocaleString(LOCALES[language], { maximumFractionDigits: 2 });
  return (
    <Card title={t("title")}>
      <p className="max-w-160 text-pretty pb-4">
        {t("costs", { price: price(hour.paidByCustomer), each: price(inputs.coreHourNanos), answers })}
      </p>
      <ShareBar
        label={t("label")}
        shares={[
          { name: t("residents"), amount: Math.max(0, left), text: price(left) },
          { name: t("power"), amount: Math.min(hour.power, hour.earnedByResidents), text: price(hour.power) },
          { name: t("city"), amount: hour.keptByCity, text: price(hour.keptByCity) },
        ]}
      />
      <p className="max-w-160 text-pretty pt-4">
        {left < 0 ? t("loss", { loss: price(-left), breakEven }) : t("gain", { breakEven })}
      </p>
      {tariffs.length > 0 && <TariffTable inputs={inputs} tariffs={tariffs} />}
    </Card>
  );
}

function TariffTable({ inputs, tariffs }: { inputs: Inputs; tariffs: readonly TariffPrice[] }) {
  const t = useTranslations("economics.hour.tariffs");
  const { price } = useNumbers();
  return (
    <div className="pt-4">
      <p className="max-w-160 text-pretty pb-2">{t("about")}</p>
      <Table
        label={t("label")}
        head={
          <>
            <HeaderCell>{t("tariff")}</HeaderCell>
            <HeaderCell numeric>{t("price")}</HeaderCell>
            <HeaderCell numeric>{t("left")}</HeaderCell>
          </>
        }
      >
        {tariffs.map(({ name, since, ended, nanosPerKwh }) => {
          const { earnedByResidents, power } = coreHourOf({ ...inputs, nanosPerKwh }, figures);
          return (
            <Row key={name}>
              <Cell heads>
                <span className="block font-medium">{name}</span>
                <span className="block text-13 text-soft">
                  {ended === null ? t("since", { day: since }) : t("ended", { day: since, end: ended })}
                </span>
              </Cell>
              <Cell numeric>{price(nanosPerKwh)}</Cell>
              <Cell numeric>{price(earnedByResidents - power)}</Cell>
            </Row>
          );
        })}
      </Table>
    </div>
  );
}
