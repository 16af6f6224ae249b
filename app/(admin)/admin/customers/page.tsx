import type { Metadata } from "next";
import { z } from "zod";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
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

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.customers"))("title"),
});

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
  const t = await translations("admin.customers");
  const { count } = numbersIn(await visitorLanguage());
  const { find, page } = query;
  const { welcomeNanos, sendsMail } = siteFacts();
  const onlyWaiting = query.waiting === "true";
  const isFiltered = find !== "" || onlyWaiting;
  const empty = find === "" && onlyWaiting ? "nobodyWaits" : "notFound";
  return (
    <PageShell
      title={t("title")}
      lead={t(isFiltered ? "leadFound" : "lead", { accounts: count(total), count: total })}
      actions={<FindForm path={PATH} find={find} label={t("find")} />}
    >
      <div className="flex flex-col gap-4">
        {waiting > 0 && (
          <Notice
            title={t("waiting.title", { newcomers: count(waiting), count: waiting })}
            actions={
              <LinkButton size="small" href={onlyWaiting ? PATH : queryHref(PATH, { waiting: "true" })}>
                {t(onlyWaiting ? "waiting.showAll" : "waiting.showWaiting")}
              </LinkButton>
            }
          >
            {t(sendsMail ? "waiting.withMail" : "waiting.withoutMail")}
          </Notice>
        )}
        <Card flush className="overflow-hidden">
          {customers.length === 0 ? (
            <Empty
              title={t(`${empty}.title`)}
              description={t(`${empty}.about`)}
              actions={<LinkButton href={PATH}>{t("notFound.action")}</LinkButton>}
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
          noun={t("noun")}
        />
      </div>
    </PageShell>
  );
}
