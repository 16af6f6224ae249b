import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { currentContext } from "#app/_server/context.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getCityNow } from "#coordinator/api/get-city-now";
import { listJobs } from "#coordinator/api/jobs/list-jobs";
import { siteFacts } from "#coordinator/api/site-facts";
import { JobState, ListJobsInput } from "#protocol/api/jobs";
import { BeginPage } from "./_begin/begin-page";
import { JobRow } from "./_list/job-row";
import { NoJobs } from "./_list/no-jobs";
import { RefreshWhile } from "./_list/refresh-while";

export const metadata: Metadata = { title: "Jobs" };

const JobsQuery = z.object({
  state: JobState.optional().catch(undefined),
  page: ListJobsInput.shape.page,
});

const FILTERS = [
  [undefined, "All"],
  ["running", "Running"],
  ["paused", "Paused"],
  ["finished", "Finished"],
  ["cancelled", "Cancelled"],
] as const;
const PER_PAGE = 25;
const REFRESH_MS = 3_000;

export default async function JobsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const query = JobsQuery.parse(await searchParams);
  const { state, page } = query;
  const ctx = await currentContext();
  if (!ctx.person) {
    const [language, now] = await Promise.all([visitorLanguage(), getCityNow({ ctx, input: {} })]);
    return <BeginPage language={language} facts={siteFacts()} now={now} />;
  }
  const { jobs, total } = await listJobs({ ctx, input: { ...query, perPage: PER_PAGE } });
  const now = Date.now();
  return (
    <PageShell
      title="Jobs"
      eyebrow={<TextLink href="/docs">Documentation</TextLink>}
      actions={
        <LinkButton href="/jobs/new" tone="primary">
          <Plus aria-hidden size={16} /> New job
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-4">
        <LinkTabs
          label="Jobs by state"
          tabs={FILTERS.map(([value, label]) => ({
            href: queryHref("/jobs", { state: value }),
            label,
            current: value === state,
          }))}
        />
        {jobs.length === 0 ? (
          <NoJobs state={state} />
        ) : (
          <ul className="flex flex-col gap-2">
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} now={now} />
            ))}
          </ul>
        )}
        <Pager path="/jobs" query={{ state }} page={page} perPage={PER_PAGE} total={total} noun="jobs" />
      </div>
      <RefreshWhile active={jobs.some((job) => job.state === "running")} everyMs={REFRESH_MS} />
    </PageShell>
  );
}
