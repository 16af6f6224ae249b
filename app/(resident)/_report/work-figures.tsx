import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Stat } from "#app/_ui/stat.tsx";
import { DAY, SECOND } from "#core/time";
import type { YearlyReport } from "#protocol/api/reports";
import { compareToKettle } from "../_donation/energy";
import { wordsIn } from "../_words/words-in";

const YEAR = 365 * DAY;

/** What was computed, by how many, and with what power. */
export async function WorkFigures({ report }: { report: YearlyReport }) {
  const [t, language] = await Promise.all([translations("report.work"), visitorLanguage()]);
  const { count, coreTime } = numbersIn(language);
  const { people, wattHours } = report;
  const coreMs = report.coreSeconds * SECOND;
  const kettle = compareToKettle(wattHours);
  const years = (coreMs / YEAR).toLocaleString(LOCALES[language], { maximumSignificantDigits: 2 });
  const atLeast = (of: number) => t("atLeast", { count: count(of) });
  return (
    <section aria-labelledby="computed">
      <h2 id="computed" className="display text-24">
        {t("title")}
      </h2>
      <div className="grid gap-x-8 gap-y-6 pt-6 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3">
        <Stat label={t("given")} value={coreTime(coreMs)} detail={t("years", { years })} />
        <Stat label={t("units")} value={count(report.units)} />
        <Stat label={t("jobs")} value={count(report.jobs)} />
        <Stat label={t("households")} value={people ? atLeast(people.households) : <span>{t("few")}</span>} />
        <Stat label={t("devices")} value={people ? atLeast(people.devices) : <span>{t("fewTo")}</span>} />
        <Stat
          label={t("power")}
          value={wordsIn(language).number.wattHours(wattHours)}
          detail={
            kettle.kind === "boils"
              ? t("kettles", { boils: count(Math.round(kettle.boils)), count: Math.round(kettle.boils) })
              : undefined
          }
        />
      </div>
    </section>
  );
}
