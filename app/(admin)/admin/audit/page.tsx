import type { Metadata } from "next";
import { z } from "zod";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { listAudit } from "#coordinator/api/admin/list-audit";
import { Older } from "../_find/older";
import { queryFields } from "../_find/query-fields";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { AuditTable } from "./audit-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.audit"))("title"),
});

const PATH = "/admin/audit";
const PER_PAGE = 100;
const AuditQuery = z.object({ before: queryFields.before });

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const { before } = AuditQuery.parse(await firstValues(searchParams));
  const t = await translations("admin.audit");
  const { lines, next } = await listAudit({ ctx, input: { before, limit: PER_PAGE } });
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        <Card flush className="overflow-hidden">
          {lines.length === 0 ? (
            <p className="px-4 py-6 text-soft sm:px-6">{t(before === undefined ? "empty" : "nothingOlder")}</p>
          ) : (
            <AuditTable lines={lines} now={Date.now()} />
          )}
        </Card>
        <Older path={PATH} before={before} next={next} label={t("pages")} />
      </div>
    </PageShell>
  );
}
