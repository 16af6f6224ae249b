import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { RefreshWhile } from "#app/_ui/refresh-while.tsx";
import { getHealth } from "#coordinator/api/admin/get-health";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { ChecksTable } from "./_health/checks-table";
import { CoordinatorsTable } from "./_health/coordinators-table";
import { HealthSummary } from "./_health/health-summary";

/** As often as coordinators report. */
const REFRESH_MS = 5_000;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.health"))("title"),
});

export default async function HealthPage() {
  const ctx = await adminContext("/admin/health");
  if (!ctx) return <NotAnAdmin />;
  const { at, rows, coordinators } = await getHealth({ ctx, input: {} });
  const t = await translations("admin.health");
  const now = Date.parse(at);
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        <HealthSummary rows={rows} />
        <Card flush className="overflow-hidden">
          <ChecksTable rows={rows} now={now} />
        </Card>
        <Card title={t("coordinators.title")} about={t("coordinators.about")} flush>
          <CoordinatorsTable coordinators={coordinators} now={now} />
        </Card>
      </div>
      <RefreshWhile active everyMs={REFRESH_MS} />
    </PageShell>
  );
}
