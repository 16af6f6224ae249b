import type { Metadata } from "next";
import { z } from "zod";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { listCustomers } from "#coordinator/api/admin/list-customers";
import { siteFacts } from "#coordinator/api/site-facts";
import { FindForm } from "../_find/find-form";
import { queryFields } from "../_find/query-fields";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { CustomersTable } from "./_customers/customers-table";

export const metadata: Metadata = { title: "Customers" };

const PATH = "/admin/customers";
const PER_PAGE = 50;
const CustomersQuery = z.object({
  find: queryFields.find,
  waiting: z.enum(["true"]).optional().catch(undefined),
  page: queryFields.page,
});

export default async function CustomersPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const query = CustomersQuery.parse(await firstValues(searchParams));
  const { customers, total, waiting } = await listCustomers({ ctx, input: query });
  const { find, page } = query;
  const { welcomeNanos, sendsMail } = siteFacts();
  const onlyWaiting = query.waiting === "true";
  return (
    <PageShell
      title="Customers"
      lead={`${formatCountOf(total, "account")}${find === "" ? ", the newest first." : " match."}`}
      actions={<FindForm path={PATH} find={find} by="name, email or id" />}
    >
      <div className="flex flex-col gap-4">
        {waiting > 0 && (
          <Notice
            title={`${formatCountOf(waiting, "newcomer")} ${waiting === 1 ? "waits" : "wait"} for the welcome gift`}
            actions={
              <LinkButton size="small" href={onlyWaiting ? PATH : queryHref(PATH, { waiting: "true" })}>
                {onlyWaiting ? "Show everybody" : "Show who waits"}
              </LinkButton>
            }
          >
            They can try programs, but cannot run jobs yet.{" "}
            {sendsMail
              ? "It comes when they open the link that was mailed to them, or when you welcome them."
              : "This site sends no mail, so it comes when you welcome them."}
          </Notice>
        )}
        <Card flush className="overflow-hidden">
          {customers.length === 0 ? (
            <Empty
              title="Nobody by that name"
              description="Accounts are found by any part of their name, email or id."
              actions={<LinkButton href={PATH}>Show everybody</LinkButton>}
            />
          ) : (
            <CustomersTable customers={customers} gift={welcomeNanos} now={Date.now()} />
          )}
        </Card>
        <Pager
          path={PATH}
          query={{ find, waiting: query.waiting }}
          page={page}
          perPage={PER_PAGE}
          total={total}
          noun="accounts"
        />
      </div>
    </PageShell>
  );
}
