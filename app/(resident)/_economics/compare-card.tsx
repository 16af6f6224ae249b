"use client";

import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { coresFor } from "#core/economics/cores-for";
import { FACTS } from "#core/economics/facts";
import type { Inputs } from "#core/economics/inputs";
import { listPrice } from "#core/economics/list-prices";
import { NATIVE_TIME } from "#core/economics/native-time";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { PriceBars } from "./price-bars";

const DOLLAR = 1_000_000_000;
const { pluraNanosPerMonth: plura } = FACTS;

/** The price of an hour here, beside those of AWS and what is known of Plura. */
export function CompareCard({ inputs, usDollarNanos }: { inputs: Inputs; usDollarNanos: number }) {
  const t = useTranslations("economics.compare");
  const { count, price } = useNumbers();
  const language = useLanguage();
  const { figures } = SIMULATED_CITY;
  const converted = (usNanos: number) => Math.round((usNanos * usDollarNanos) / DOLLAR);
  const once = Math.round(inputs.coreHourNanos * NATIVE_TIME.median);
  const amounts = [
    { name: t("once"), amount: once, ours: true },
    { name: t("checked"), amount: Math.round((once * figures.answersPermille) / 1_000), ours: true },
    { name: t("fargate"), amount: converted(listPrice("fargate")), ours: false },
    { name: t("lambda"), amount: converted(listPrice("lambda")), ours: false },
  ];
  const cores = coresFor(converted(plura.value), inputs, figures);
  return (
    <Card title={t("title")}>
      <p className="max-w-160 text-pretty pb-6">
        {t("about", { median: NATIVE_TIME.median.toLocaleString(LOCALES[language]), rate: price(usDollarNanos) })}
      </p>
      <PriceBars label={t("label")} bars={amounts.map((bar) => ({ ...bar, text: price(bar.amount) }))} />
      <p className="max-w-160 text-pretty pt-6">
        {t.rich("plura", {
          link: (text) => <TextLink href={plura.source}>{text}</TextLink>,
          most: price(plura.value, "US$"),
        })}
        {cores !== null && ` ${t("asMuch", { cores: count(cores) })}`}
      </p>
      <p className="pt-3">
        <TextLink href="/prices">{t("prices")}</TextLink>
      </p>
    </Card>
  );
}
