import type { Metadata } from "next";
import { z } from "zod";
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

export const metadata: Metadata = { title: "Ledger" };

const PATH = "/admin/ledger";
const PER_PAGE = 25;
const LedgerQuery = z.object({ before: queryFields.before });

export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const { before } = LedgerQuery.parse(await firstValues(searchParams));
  const ledger = await getLedger({ ctx, input: { before, limit: PER_PAGE } });
  const now = Date.now();
  return (
    <PageShell title="Ledger">
      <div className="flex flex-col gap-4">
        <Proof ledger={ledger} at={new Date(now).toISOString()} />
        <Card title="Where the money is" flush>
          <TotalsTable totals={ledger.totals} sum={ledger.sum} />
        </Card>
        <Card title="Postings" about="Newest first; the lines of each sum to zero" flush>
          {ledger.lines.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">
              Nothing has been posted yet. The first line will be the welcome gift of the first account.
            </p>
          ) : (
            <PostingsTable postings={groupPostings(ledger.lines)} now={now} />
          )}
        </Card>
        <Older path={PATH} before={before} next={ledger.next} noun="postings" />
      </div>
    </PageShell>
  );
}
