import type { Metadata } from "next";
import { z } from "zod";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { listAudit } from "#coordinator/api/admin/list-audit";
import { Older } from "../_find/older";
import { queryFields } from "../_find/query-fields";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { AuditTable } from "./audit-table";

export const metadata: Metadata = { title: "Audit log" };

const PATH = "/admin/audit";
const PER_PAGE = 100;
const AuditQuery = z.object({ before: queryFields.before });

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const { before } = AuditQuery.parse(await firstValues(searchParams));
  const { lines, next } = await listAudit({ ctx, input: { before, limit: PER_PAGE } });
  return (
    <PageShell title="Audit log" lead="Who did what, newest first.">
      <div className="flex flex-col gap-4">
        <Card flush className="overflow-hidden">
          {lines.length === 0 ? (
            <p className="px-4 py-6 text-soft sm:px-6">
              Nothing has been done yet. Submitted jobs, banned devices, money given and every stop of the city are
              recorded here.
            </p>
          ) : (
            <AuditTable lines={lines} now={Date.now()} />
          )}
        </Card>
        <Older path={PATH} before={before} next={next} noun="the audit log" />
      </div>
    </PageShell>
  );
}
