import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getCityMap } from "#coordinator/api/districts/get-city-map";
import { getHomeDistrict } from "#coordinator/api/districts/get-home-district";
import { getCityNow } from "#coordinator/api/get-city-now";
import { getCityRecord } from "#coordinator/api/get-city-record";
import { listYearlyReports } from "#coordinator/api/reports/list-yearly-reports";
import { siteFacts } from "#coordinator/api/site-facts";
import { POWER } from "#core/home/power";
import { MonthsTable } from "../_city/months-table";
import { RecordFigures } from "../_city/record-figures";
import { TownNow } from "../_city/town-now";
import { HomeDistrictCard } from "../_map/home-district";
import { LightMap } from "../_map/light-map";
import { QuarterList } from "../_map/quarter-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("city");
  return { title: t("title", { city: siteFacts().city }) };
}

/** What the city computes and has computed, for everybody and for a screen in the library. */
export default async function CityPage() {
  const [t, language, ctx] = await Promise.all([translations("city"), visitorLanguage(), currentContext()]);
  const [now, record, map, { reports }, home] = await Promise.all([
    getCityNow({ ctx, input: {} }),
    getCityRecord({ ctx, input: {} }),
    getCityMap({ ctx, input: {} }),
    listYearlyReports({ ctx, input: {} }),
    ctx.person ? getHomeDistrict({ ctx, input: {} }) : null,
  ]);
  const { city } = siteFacts();
  const hasMap = map.districts.length > 0;
  return (
    <PageShell
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title", { city })}
      lead={t("lead", { city })}
      toolbar={<TextLink href="/boards">{t("boards")}</TextLink>}
      width={hasMap ? "screen" : "wide"}
    >
      <div className={hasMap ? "grid items-end gap-12 min-[106rem]:grid-cols-2" : undefined}>
        <MessageProvider messages={{ city: messagesIn(language).city }}>
          <TownNow first={now} isTall={hasMap} />
        </MessageProvider>
        {hasMap && (
          <section aria-labelledby="map" className="min-w-0">
            <h2 id="map" className="display text-24">
              {t("map.title")}
            </h2>
            <LightMap map={map} />
          </section>
        )}
      </div>
      {hasMap && <QuarterList map={map} />}
      <RecordFigures record={record} />
      <section aria-labelledby="months" className="pt-12">
        <h2 id="months" className="display text-24">
          {t("months.title")}
        </h2>
        <p className="pt-1 pb-4 text-soft">{t("months.about")}</p>
        {record.months.length === 0 ? <p>{t("months.none")}</p> : <MonthsTable months={record.months} />}
      </section>
      {reports.length > 0 && (
        <section aria-labelledby="years" className="pt-12">
          <h2 id="years" className="display text-24">
            {t("reports.title")}
          </h2>
          <p className="flex flex-wrap gap-x-4 gap-y-2 pt-1">
            <span className="text-soft">{t("reports.about")}</span>
            {reports.map(({ year }) => (
              <TextLink key={year} href={`/report/${year}`}>
                {String(year)}
              </TextLink>
            ))}
          </p>
        </section>
      )}
      {hasMap && (
        <div className="pt-12">
          <MessageProvider messages={{ city: messagesIn(language).city }}>
            <HomeDistrictCard districts={map.districts} home={home} />
          </MessageProvider>
        </div>
      )}
      <section aria-labelledby="method" className="flex max-w-160 flex-col gap-3 text-pretty pt-12 text-soft">
        <h2 id="method" className="display text-24 text-ink">
          {t("method.title")}
        </h2>
        <p>{t("method.time")}</p>
        <p>{t("method.power", { watts: String(POWER.wattsPerCore) })}</p>
        {hasMap && <p>{t("method.map")}</p>}
        <p>{t("method.private")}</p>
        <p>{t.rich("method.pays", { link: (text) => <TextLink href="/economics">{text}</TextLink> })}</p>
        <p>{t.rich("method.taken", { at: () => <LocalTime at={record.at} /> })}</p>
      </section>
    </PageShell>
  );
}
