import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { translations } from "#app/_messages/translations.ts";
import { customerContext } from "#app/_server/context.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getHistory } from "#coordinator/api/jobs/get-history";
import { getJob } from "#coordinator/api/jobs/get-job";
import { getMosaic } from "#coordinator/api/jobs/get-mosaic";
import { refusalCode } from "#coordinator/api/refusal-code";
import { getThanks } from "#coordinator/api/thanks/get-thanks";
import type { JobDetail } from "#protocol/api/jobs";
import { ChainLinks } from "./_job/chain-links";
import { ConnectionNote } from "./_job/connection-note";
import { CoresCard } from "./_job/cores-card";
import { JobActions } from "./_job/job-actions";
import { JobAnswers } from "./_job/job-answers";
import { JobFacts } from "./_job/job-facts";
import { JobLiveProvider } from "./_job/job-live-provider";
import { KeepingCard } from "./_job/keeping-card";
import { LiveBadge } from "./_job/live-badge";
import { PlacementNotice } from "./_job/placement-notice";
import { PublishCard } from "./_job/publish-card";
import { RecheckNotice } from "./_job/recheck-notice";
import { RelayNotice } from "./_job/relay-notice";
import { StateNotice } from "./_job/state-notice";
import { ThanksCard } from "./_job/thanks-card";
import { UnlessDeleted } from "./_job/unless-deleted";
import { JobPicture } from "./_picture/job-picture";
import { ResultsPanel } from "./_results/results-panel";
import { UnitDialog } from "./_unit/unit-dialog";

type Params = { params: Promise<{ jobId: string }> };

/** The visitor's job, or the page that says there is none: another person's job does not exist for them. */
const jobOf = cache(async (jobId: string): Promise<JobDetail> => {
  const ctx = await customerContext(`/jobs/${jobId}`);
  return getJob({ ctx, input: { jobId } }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await jobOf((await params).jobId)).name };
}

export default async function JobPage({ params }: Params) {
  const { jobId } = await params;
  const job = await jobOf(jobId);
  const ctx = await customerContext(`/jobs/${jobId}`);
  const [t, mosaic, history, thanks] = await Promise.all([
    translations("customer.job"),
    job.deletedAt === null ? getMosaic({ ctx, input: { jobId } }) : undefined,
    getHistory({ ctx, input: { jobId } }),
    getThanks({ ctx, input: { jobId } }),
  ]);
  return (
    <JobLiveProvider job={job} at={Date.now()}>
      <PageShell
        title={job.name}
        eyebrow={
          <span className="flex items-baseline gap-4">
            <TextLink href="/jobs" className="shrink-0">
              {t("allJobs")}
            </TextLink>
            <ConnectionNote />
          </span>
        }
        badge={<LiveBadge />}
        lead={job.cause || undefined}
        toolbar={<JobActions manifest={job.manifest} />}
      >
        <div className="flex flex-col gap-4">
          <StateNotice />
          <PlacementNotice placement={job.placement} />
          <RelayNotice relay={job.relay} />
          <RecheckNotice />
          <JobAnswers />
          <CoresCard history={history} />
          <UnlessDeleted>
            <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
              {mosaic && <JobPicture initial={mosaic} />}
              <ResultsPanel />
            </div>
          </UnlessDeleted>
          <UnlessDeleted>
            <PublishCard publishedAt={job.publishedAt} />
          </UnlessDeleted>
          <ThanksCard jobId={jobId} thanks={thanks} />
          <ChainLinks job={job} />
          <KeepingCard />
          <JobFacts job={job} />
        </div>
        <UnlessDeleted>
          <UnitDialog />
        </UnlessDeleted>
      </PageShell>
    </JobLiveProvider>
  );
}
