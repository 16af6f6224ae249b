import type { Metadata } from "next";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { listReportedThanks } from "#coordinator/api/admin/vetting/list-reported-thanks";
import { listReports } from "#coordinator/api/admin/vetting/list-reports";
import { listReviews } from "#coordinator/api/admin/vetting/list-reviews";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { BansCard } from "./_reviews/bans-card";
import { HeldTable } from "./_reviews/held-table";
import { ReportedThanksCard } from "./_reviews/reported-thanks-card";
import { ReportsCard } from "./_reviews/reports-card";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.reviews"))("title"),
});

export default async function ReviewsPage() {
  const ctx = await adminContext("/admin/reviews");
  if (!ctx) return <NotAnAdmin />;
  const [{ waiting, total, bans }, { reported }, thanks] = await Promise.all([
    listReviews({ ctx, input: {} }),
    listReports({ ctx, input: {} }),
    listReportedThanks({ ctx, input: {} }),
  ]);
  const t = await translations("admin.reviews");
  const { count } = numbersIn(await visitorLanguage());
  const now = Date.now();
  return (
    <PageShell title={t("title")} lead={total === 0 ? undefined : t("lead", { jobs: count(total), count: total })}>
      <div className="flex flex-col gap-4">
        <Card flush className="overflow-hidden">
          {waiting.length === 0 ? (
            <Empty title={t("empty.title")} description={t("empty.about")} />
          ) : (
            <HeldTable jobs={waiting} now={now} />
          )}
        </Card>
        <ReportsCard reported={reported} now={now} />
        <ReportedThanksCard reported={thanks.reported} now={now} />
        <BansCard bans={bans} now={now} />
      </div>
    </PageShell>
  );
}
