import type { Metadata } from "next";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { listAdminJobs } from "#coordinator/api/admin/list-admin-jobs";
import { listQuarantines } from "#coordinator/api/admin/list-quarantines";
import { FindForm } from "../_find/find-form";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { Quarantines } from "../_jobs/quarantines";
import { JobsQuery, jobsAddress, jobsInput, SHOWN } from "./jobs-query";
import { JobsTable } from "./jobs-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.jobs"))("title"),
});

const PATH = "/admin/jobs";
const PER_PAGE = 50;

export default async function AdminJobsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const query = JobsQuery.parse(await firstValues(searchParams));
  const { jobs, total } = await listAdminJobs({ ctx, input: jobsInput(query) });
  const { quarantines } = await listQuarantines({ ctx, input: {} });
  const t = await translations("admin.jobs");
  const { count } = numbersIn(await visitorLanguage());
  const { find, state } = jobsAddress(query);
  const isFiltered = find !== "" || state !== undefined;
  const empty = isFiltered || total > 0 ? "notFound" : "empty";
  const tabs = SHOWN.map((shown) => ({
    href: queryHref(PATH, jobsAddress({ ...query, state: shown })),
    label: t(`shown.${shown}`),
    current: query.state === shown,
  }));
  return (
    <PageShell
      title={t("title")}
      lead={t(isFiltered ? "leadFound" : "lead", { jobs: count(total), count: total })}
      actions={<FindForm path={PATH} find={find} keep={{ state }} label={t("find")} />}
    >
      <div className="flex flex-col gap-4">
        <Quarantines quarantines={quarantines} now={Date.now()} />
        <LinkTabs label={t("which")} tabs={tabs} />
        <Card flush className="overflow-hidden">
          {jobs.length === 0 ? (
            <Empty
              title={t(`${empty}.title`)}
              description={t(`${empty}.about`)}
              actions={<LinkButton href={empty === "notFound" ? PATH : "/jobs/new"}>{t(`${empty}.action`)}</LinkButton>}
            />
          ) : (
            <JobsTable jobs={jobs} now={Date.now()} />
          )}
        </Card>
        <Pager
          path={PATH}
          query={{ find, state }}
          page={query.page}
          perPage={PER_PAGE}
          total={total}
          noun={t("noun")}
        />
      </div>
    </PageShell>
  );
}
