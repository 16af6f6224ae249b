import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { buttonClass } from "#app/_ui/button-class.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { refusalCode } from "#coordinator/api/refusal-code";
import { getYearlyReport } from "#coordinator/api/reports/get-yearly-report";
import { siteFacts } from "#coordinator/api/site-facts";
import { API_ROOT } from "#protocol/api/api-root";
import { ReportInput, type YearlyReport } from "#protocol/api/reports";
import { tryParse } from "#protocol/try-parse";
import { MonthsTable } from "../../_city/months-table";
import { MoneySection } from "../../_report/money-section";
import { PricesSection } from "../../_report/prices-section";
import { ReportMethod } from "../../_report/report-method";
import { WorkFigures } from "../../_report/work-figures";

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ edition?: string | string[] }> };

/** Undefined: there is no such report, and as little of a year or an edition that is no number. */
const read = cache(async (year: string, edition: string | undefined): Promise<YearlyReport | undefined> => {
  const { data: input } = tryParse(ReportInput, { year, edition });
  if (!input) return undefined;
  try {
    return await getYearlyReport({ ctx: await currentContext(), input });
  } catch (error) {
    if (refusalCode(error) === "NOT_FOUND") return undefined;
    throw error;
  }
});

async function asked({ params, searchParams }: Props) {
  const [{ year }, { edition }] = await Promise.all([params, searchParams]);
  return read(year, Array.isArray(edition) ? edition[0] : edition);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const report = await asked(props);
  if (!report) return {};
  const t = await translations("report");
  return { title: t("title", { city: siteFacts().city, year: String(report.year) }) };
}

/** What the city publishes of a year, to be read by a council, and made to be printed. */
export default async function ReportPage(props: Props) {
  const report = await asked(props);
  if (!report) notFound();
  const [t, language] = await Promise.all([translations("report"), visitorLanguage()]);
  const names = { city: siteFacts().city, year: String(report.year) };
  const table = `${API_ROOT}/reports/${report.year}/report.csv?edition=${report.edition}`;
  const lastDay = new Date(new Date(report.to).getTime() - 1).toISOString();
  return (
    <PageShell
      eyebrow={
        <span className="flex items-center justify-between gap-4 print:hidden">
          <TextLink href="/city">{t("back")}</TextLink>
          <LanguageSwitch current={language} />
        </span>
      }
      title={t("title", names)}
      badge={report.isWhole ? undefined : <Badge>{t("soFar")}</Badge>}
      lead={
        report.isWhole
          ? t("lead", names)
          : `${t("lead", names)} ${t("soFarAbout", { month: monthName(lastDay.slice(0, 7), language) })}`
      }
      toolbar={
        <span className="flex flex-wrap gap-2 print:hidden">
          <PrintButton label={t("print")} />
          <a href={table} className={buttonClass("quiet", "medium")}>
            <Download aria-hidden size={16} /> {t("csv")}
          </a>
        </span>
      }
    >
      <WorkFigures report={report} />
      <section aria-labelledby="months" className="break-inside-avoid pt-12">
        <h2 id="months" className="display text-24">
          {t("months.title")}
        </h2>
        <p className="pt-1 pb-4 text-soft">{t("months.about")}</p>
        {report.months.length === 0 ? <p>{t("nothing")}</p> : <MonthsTable months={report.months} />}
      </section>
      <MoneySection report={report} />
      <PricesSection report={report} />
      <ReportMethod report={report} />
    </PageShell>
  );
}
