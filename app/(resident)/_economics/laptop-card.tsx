"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { STRATFORD_PLAN } from "#core/economics/facts";
import { type Laptop, laptopBalances, laptopOf } from "#core/economics/laptop";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { LAPTOPS, Sliders, type SlidersProps, useInputText } from "./input-sliders";
import { LaptopPlot } from "./laptop-plot";

/** Whether a laptop that is given away is repaid by what its cores earn, with and without the bill for internet. */
export function LaptopCard({ inputs, onInput }: SlidersProps) {
  const t = useTranslations("economics.laptop");
  const { moneyTo, price } = useNumbers();
  const [alone, together] = [false, true].map((withInternet) =>
    laptopOf(inputs, SIMULATED_CITY.figures, withInternet),
  ) as [Laptop, Laptop];
  const [aloneBy, togetherBy] = [laptopBalances(inputs, alone), laptopBalances(inputs, together)];
  const names = { alone: t("alone"), together: t("together"), zero: t("zero"), axis: t("axis") };
  const life = useInputText()("laptopMonths", inputs.laptopMonths);
  const verdicts = [
    { name: names.alone, laptop: alone },
    { name: names.together, laptop: together },
  ];
  return (
    <Card title={t("title")}>
      <p className="max-w-160 text-pretty pb-6">
        {t.rich("plan", { link: (text) => <TextLink href={STRATFORD_PLAN.source}>{text}</TextLink> })}
      </p>
      <Sliders names={LAPTOPS} inputs={inputs} onInput={onInput} />
      <div className="pt-6">
        <LaptopPlot
          label={t("label", {
            months: String(inputs.laptopMonths),
            alone: price(aloneBy.at(-1) ?? 0),
            together: price(togetherBy.at(-1) ?? 0),
          })}
          alone={aloneBy}
          together={togetherBy}
          names={names}
          money={(nanos) => moneyTo(nanos, 0)}
        />
      </div>
      <dl className="grid gap-x-12 gap-y-4 pt-6 md:grid-cols-2">
        {verdicts.map(({ name, laptop }) => (
          <div key={name}>
            <dt className="font-semibold text-18">{name}</dt>
            <dd className="text-pretty">
              <Verdict laptop={laptop} life={life} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Verdict({ laptop, life }: { laptop: Laptop; life: string }) {
  const t = useTranslations("economics.laptop");
  const { price } = useNumbers();
  const { payback, income, power, internet, neededCoreHourNanos } = laptop;
  if (payback.kind === "pays") return t("pays", { months: payback.months });
  const needed = neededCoreHourNanos === null ? t("unneeded") : t("needed", { price: price(neededCoreHourNanos) });
  const verdict =
    payback.kind === "worn-out"
      ? t("worn", { months: payback.months, life })
      : t("never", { income: price(income), cost: price(power + internet) });
  return `${verdict} ${needed}`;
}
