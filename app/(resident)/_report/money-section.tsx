import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Money } from "#app/_ui/money.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { YearlyReport } from "#protocol/api/reports";
import { ShareBar } from "../_economics/share-bar";

/** What jobs were charged and who got it; what came in, and what went out to residents. */
export async function MoneySection({ report }: { report: YearlyReport }) {
  const [t, language] = await Promise.all([translations("report.money"), visitorLanguage()]);
  const { count, money: inDollars } = numbersIn(language);
  const { money, paidInNanos, rewardsNanos } = report;
  return (
    <section aria-labelledby="money" className="break-inside-avoid pt-12">
      <h2 id="money" className="display text-24">
        {t("title")}
      </h2>
      {money ? (
        <div className="flex flex-col gap-4 pt-4">
          <p>{t("charged", { money: inDollars(money.chargedNanos) })}</p>
          <ShareBar
            label={t("label")}
            shares={[
              { name: t("earned"), amount: Math.max(0, money.earnedNanos), text: inDollars(money.earnedNanos) },
              { name: t("kept"), amount: Math.max(0, money.keptNanos), text: inDollars(money.keptNanos) },
            ]}
          />
        </div>
      ) : (
        <p className="max-w-160 text-pretty pt-4">{t("few")}</p>
      )}
      <div className="grid gap-x-8 gap-y-6 pt-8 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3">
        <Stat
          label={t("paidIn")}
          value={paidInNanos === null ? "–" : <Money nanos={paidInNanos} />}
          detail={paidInNanos === null ? t("fewCustomers") : undefined}
        />
        <Stat
          label={t("rewards")}
          value={rewardsNanos === null ? "–" : <Money nanos={rewardsNanos} />}
          detail={rewardsNanos === null ? t("fewPayees") : undefined}
        />
        {money && <Stat label={t("takenBack")} value={count(money.takenBackUnits)} detail={t("takenBackAbout")} />}
      </div>
    </section>
  );
}
