import type { Metadata } from "next";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
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

export const metadata: Metadata = { title: "Jobs" };

const PATH = "/admin/jobs";
const PER_PAGE = 50;
const TABS = {
  all: "All",
  running: "Running",
  paused: "Paused",
  finished: "Finished",
  cancelled: "Cancelled",
} as const;

export default async function AdminJobsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const query = JobsQuery.parse(await firstValues(searchParams));
  const { jobs, total } = await listAdminJobs({ ctx, input: jobsInput(query) });
  const { quarantines } = await listQuarantines({ ctx, input: {} });
  const { find, state } = jobsAddress(query);
  const isFiltered = find !== "" || state !== undefined;
  const tabs = SHOWN.map((shown) => ({
    href: queryHref(PATH, jobsAddress({ ...query, state: shown })),
    label: TABS[shown],
    current: query.state === shown,
  }));
  return (
    <PageShell
      title="Jobs"
      lead={`${formatCountOf(total, "job")}${isFiltered ? " match." : " of all customers, newest first."}`}
      actions={<FindForm path={PATH} find={find} keep={{ state }} by="name, customer or id" />}
    >
      <div className="flex flex-col gap-4">
        <Quarantines quarantines={quarantines} now={Date.now()} />
        <LinkTabs label="Which jobs" tabs={tabs} />
        <Card flush className="overflow-hidden">
          {jobs.length === 0 ? (
            <Empty
              title={isFiltered ? "No such job" : "No job yet"}
              description={
                isFiltered
                  ? "Jobs that match these filters appear here as soon as there are any."
                  : "Every job that a customer submits is listed here, with its state and what it spends."
              }
              actions={
                <LinkButton href={isFiltered ? PATH : "/jobs/new"}>
                  {isFiltered ? "Show all jobs" : "Submit one"}
                </LinkButton>
              }
            />
          ) : (
            <JobsTable jobs={jobs} now={Date.now()} />
          )}
        </Card>
        <Pager path={PATH} query={{ find, state }} page={query.page} perPage={PER_PAGE} total={total} noun="jobs" />
      </div>
    </PageShell>
  );
}
