import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import { listTariffs } from "#coordinator/api/admin/tariffs/list-tariffs";
import { calendarOf } from "#core/home/calendar";
import { firstUnpricedDay } from "#core/home/tariff";
import type { TariffForm } from "#protocol/written-tariffs";
import { NewTariff } from "./_tariffs/new-tariff";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.tariffs"))("title"),
});

/** The prices of power among which residents choose. */
export default async function TariffsPage() {
  const ctx = await adminContext("/admin/settings/tariffs");
  if (!ctx) return <NotAnAdmin />;
  const [t, language, { tariffs }] = await Promise.all([
    translations("admin.tariffs"),
    visitorLanguage(),
    listTariffs({ ctx, input: {} }),
  ]);
  return (
    <PageShell title={t("title")} eyebrow={<TextLink href="/admin/settings">{t("back")}</TextLink>} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        <Card flush>
          <ul>
            {tariffs.map(({ tariff, form, ahead }) => (
              <li
                key={tariff}
                className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-line border-b px-4 py-4 last:border-b-0 sm:px-6"
              >
                <div className="min-w-0">
                  <TextLink href={`/admin/settings/tariffs/${tariff}`} className="font-medium">
                    {form?.name[language] ?? tariff}
                  </TextLink>
                  <p className="text-13 text-soft">{form?.source}</p>
                </div>
                <div className="text-13 sm:text-right">
                  {form?.isWithdrawn && <Badge>{t("withdrawn")}</Badge>}
                  <p>{form === null ? t("unwritten") : endOf(t, form)}</p>
                  {ahead.map((from) => (
                    <p key={from}>{t.rich("ahead", { time: () => <LocalTime at={from} /> })}</p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </Card>
        <IfMay power="configure">
          <Card title={t("add.title")} about={t("add.about")}>
            <NewTariff />
          </Card>
        </IfMay>
      </div>
    </PageShell>
  );
}

type Words = Awaited<ReturnType<typeof translations<"admin.tariffs">>>;

/** Until when prices are written: an admin writes the next ones before. */
function endOf(t: Words, { periods, timeZone }: TariffForm): string {
  const today = calendarOf(timeZone)(Date.now()).date;
  const day = firstUnpricedDay(periods, today);
  if (day === null) return t("open");
  return day === today ? t("unpriced") : t("until", { day });
}
