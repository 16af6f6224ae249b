import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { SECOND } from "#core/time";
import type { CityRecord } from "#protocol/api/city-record";
import { compareToKettle, energyOf } from "../_donation/energy";
import { wordsIn } from "../_words/words-in";

/** The sums of all that the city has computed. */
export async function RecordFigures({ record }: { record: CityRecord }) {
  const [t, language] = await Promise.all([translations("city.record"), visitorLanguage()]);
  const { count, coreTime, money } = numbersIn(language);
  const coreMs = record.coreSeconds * SECOND;
  const { wattHours } = energyOf(coreMs);
  const kettle = compareToKettle(wattHours);
  const { since } = record;
  return (
    <section aria-labelledby="so-far" className="pt-12">
      <h2 id="so-far" className="display text-24">
        {t("title")}
      </h2>
      {since !== null && <p className="pt-1 text-soft">{t.rich("since", { at: () => <LocalTime at={since} /> })}</p>}
      <div className="grid gap-x-8 gap-y-6 pt-6 sm:grid-cols-2 lg:grid-cols-5">
        <Stat
          label={t("given")}
          value={coreTime(coreMs)}
          detail={t("units", { units: count(record.units), count: record.units })}
        />
        <Stat label={t("jobs")} value={count(record.jobs)} />
        <Stat label={t("devices")} value={count(record.devices)} />
        <Stat label={t("credit")} value={money(record.creditNanos)} />
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
