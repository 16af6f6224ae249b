import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import type { YearlyReport } from "#protocol/api/reports";
import { PriceBars } from "../_economics/price-bars";

/** What the jobs that ended cost, beside the list prices of AWS; nothing where their price is not told, or none ended. */
export async function PricesSection({ report }: { report: YearlyReport }) {
  const { money, elsewhere, coreSeconds } = report;
  if (!money || coreSeconds === 0) return null;
  const [t, language] = await Promise.all([translations("report.elsewhere"), visitorLanguage()]);
  const numbers = numbersIn(language);
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
  const amounts = [
    { name: t("here"), amount: money.endedNanos, ours: true },
    { name: t("fargate"), amount: elsewhere.fargateNanos, ours: false },
    { name: t("lambda"), amount: elsewhere.lambdaNanos, ours: false },
  ];
  return (
    <section aria-labelledby="elsewhere" className="break-inside-avoid pt-12">
      <h2 id="elsewhere" className="display text-24">
        {t("title")}
      </h2>
      <p className="max-w-160 text-pretty pt-1 pb-6 text-soft">
        {t("about", { day: day.format(new Date(elsewhere.readOn)), rate: numbers.price(elsewhere.usDollarNanos) })}
      </p>
      <PriceBars label={t("label")} bars={amounts.map((bar) => ({ ...bar, text: numbers.money(bar.amount) }))} />
    </section>
  );
}
