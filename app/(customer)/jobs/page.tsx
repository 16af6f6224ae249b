import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { RefreshWhile } from "#app/_ui/refresh-while.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { asCustomer } from "#coordinator/api/auth";
import { getCityNow } from "#coordinator/api/get-city-now";
import { listJobs } from "#coordinator/api/jobs/list-jobs";
import { siteFacts } from "#coordinator/api/site-facts";
import { JobState, ListJobsInput } from "#protocol/api/jobs";
import { BeginPage } from "./_begin/begin-page";
import { JobRow } from "./_list/job-row";
import { NoJobs } from "./_list/no-jobs";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.jobs"))("title"),
});

const JobsQuery = z.object({
  state: JobState.optional().catch(undefined),
  page: ListJobsInput.shape.page,
});

const FILTERS = [undefined, "running", "paused", "finished", "cancelled"] as const;
const PER_PAGE = 25;
const REFRESH_MS = 3_000;

export default async function JobsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const query = JobsQuery.parse(await searchParams);
  const { state, page } = query;
  const ctx = asCustomer(await currentContext());
  if (!ctx.person) {
    const [language, now] = await Promise.all([visitorLanguage(), getCityNow({ ctx, input: {} })]);
    return <BeginPage language={language} facts={siteFacts()} now={now} />;
  }
  const { jobs, total } = await listJobs({ ctx, input: { ...query, perPage: PER_PAGE } });
  const t = await translations("customer.jobs");
  const now = Date.now();
  return (
    <PageShell
      title={t("title")}
      eyebrow={<TextLink href="/docs">{t("documentation")}</TextLink>}
      actions={
        <LinkButton href="/jobs/new" tone="primary">
          <Plus aria-hidden size={16} /> {t("newJob")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-4">
        <LinkTabs
          label={t("byState.label")}
          tabs={FILTERS.map((value) => ({
            href: queryHref("/jobs", { state: value }),
            label: t(`byState.${value ?? "all"}`),
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
        <Pager path="/jobs" query={{ state }} page={page} perPage={PER_PAGE} total={total} noun={t("noun")} />
      </div>
      <RefreshWhile active={jobs.some((job) => job.state === "running")} everyMs={REFRESH_MS} />
    </PageShell>
  );
}
