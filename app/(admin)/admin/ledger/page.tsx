import type { Metadata } from "next";
import { z } from "zod";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { getLedger } from "#coordinator/api/admin/get-ledger";
import { Older } from "../_find/older";
import { queryFields } from "../_find/query-fields";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { groupPostings } from "./_ledger/group-postings";
import { PostingsTable } from "./_ledger/postings-table";
import { Proof } from "./_ledger/proof";
import { TotalsTable } from "./_ledger/totals-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.ledger"))("title"),
});

const PATH = "/admin/ledger";
const PER_PAGE = 25;
const LedgerQuery = z.object({ before: queryFields.before });

export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const { before } = LedgerQuery.parse(await firstValues(searchParams));
  const ledger = await getLedger({ ctx, input: { before, limit: PER_PAGE } });
  const t = await translations("admin.ledger");
  const now = Date.now();
  return (
    <PageShell title={t("title")}>
      <div className="flex flex-col gap-4">
        <Proof ledger={ledger} at={new Date(now).toISOString()} />
        <Card title={t("totals.title")} flush>
          <TotalsTable totals={ledger.totals} sum={ledger.sum} />
        </Card>
        <Card title={t("postings.title")} about={t("postings.about")} flush>
          {ledger.lines.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">
              {t(before === undefined ? "postings.empty" : "postings.nothingOlder")}
            </p>
          ) : (
            <PostingsTable postings={groupPostings(ledger.lines)} now={now} />
          )}
        </Card>
        <Older path={PATH} before={before} next={ledger.next} label={t("postings.pages")} />
      </div>
    </PageShell>
  );
}
