import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { getBooks } from "#coordinator/api/admin/books/get-books";
import { listYearlyReports } from "#coordinator/api/reports/list-yearly-reports";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { IfMay } from "../_gate/powers";
import { MonthsTable } from "./_books/months-table";
import { NextMonth } from "./_books/next-month";
import { ReportsTable } from "./_books/reports-table";
import { TermsForm } from "./_books/terms-form";
import { TermsList } from "./_books/terms-list";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.books"))("title"),
});

/** Where a treasurer closes a month. */
export default async function BooksPage() {
  const ctx = await adminContext("/admin/books");
  if (!ctx) return <NotAnAdmin />;
  const [t, { next, terms, months }, reports] = await Promise.all([
    translations("admin.books"),
    getBooks({ ctx, input: {} }),
    listYearlyReports({ ctx, input: {} }),
  ]);
  const empty = (words: string) => <p className="px-4 pb-6 text-soft sm:px-6">{words}</p>;
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        <Card title={t("next.title")}>
          {next ? <NextMonth next={next} /> : <p className="text-soft">{t("next.none")}</p>}
        </Card>
        <Card
          title={t("terms.title")}
          about={t("terms.about")}
          actions={
            <IfMay power="pay">
              <TermsForm month={next?.month ?? new Date().toISOString().slice(0, 7)} newest={terms[0]} />
            </IfMay>
          }
        >
          {terms.length === 0 ? <p className="text-soft">{t("terms.none")}</p> : <TermsList terms={terms} />}
        </Card>
        <Card title={t("months.title")} flush>
          {months.length === 0 ? empty(t("months.none")) : <MonthsTable months={months} />}
        </Card>
        <Card title={t("reports.title")} about={t("reports.about")}>
          {reports.makeable.length + reports.reports.length === 0 ? (
            <p className="text-soft">{t("reports.none")}</p>
          ) : (
            <ReportsTable list={reports} />
          )}
        </Card>
      </div>
    </PageShell>
  );
}
