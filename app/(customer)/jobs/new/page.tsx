import type { Metadata } from "next";
import { z } from "zod";
import { WRITTEN_RUNTIMES } from "#app/_code/written-runtime.ts";
import { translations } from "#app/_messages/translations.ts";
import { AnnouncedChanges } from "#app/_prices/announced-changes.tsx";
import { customerContext } from "#app/_server/context.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { WelcomeNotice } from "#app/(customer)/_welcome/welcome-notice.tsx";
import { getAccount } from "#coordinator/api/account/get-account";
import type { Context } from "#coordinator/api/auth";
import { getJob } from "#coordinator/api/jobs/get-job";
import { listSamples } from "#coordinator/api/jobs/list-samples";
import { siteFacts } from "#coordinator/api/site-facts";
import type { Sample } from "#protocol/api/jobs";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { NewJobEditor } from "./_form/new-job-editor";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.newJob.page"))("title"),
});

const Query = z.object({
  /** Start with a sample, or with the manifest of an earlier job. */
  sample: z.string().max(40).optional().catch(undefined),
  like: z.string().max(40).optional().catch(undefined),
  /** Start with a script to be written on the page. */
  write: z.enum(WRITTEN_RUNTIMES).optional().catch(undefined),
});
type Query = z.infer<typeof Query>;

export default async function NewJobPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const query = Query.parse(await searchParams);
  const ctx = await customerContext(queryHref("/jobs/new", query));
  const [{ samples }, account] = await Promise.all([listSamples({ ctx, input: {} }), getAccount({ ctx, input: {} })]);
  const t = await translations("customer.newJob.page");
  const { controlUrl, sandboxUrl, siteUrl } = siteFacts();
  return (
    <PageShell
      title={t("title")}
      eyebrow={
        <span className="flex gap-4">
          <TextLink href="/jobs">{t("allJobs")}</TextLink>
          <TextLink href="/docs/job-manifest">{t("documentation")}</TextLink>
        </span>
      }
      lead={t("lead")}
    >
      <div className="pb-4 empty:hidden">
        <WelcomeNotice account={account} />
      </div>
      <AnnouncedChanges className="mb-4" />
      <NewJobEditor
        initial={await beginWith(ctx, query, samples)}
        write={query.write}
        samples={samples}
        sandbox={{ controlUrl, sandboxUrl, siteUrl }}
      />
    </PageShell>
  );
}

/** An earlier job that is not the visitor's to see begins an empty form, as a sample without a name does. */
async function beginWith(ctx: Context, { sample, like }: Query, samples: Sample[]): Promise<JobManifest | null> {
  if (like !== undefined) {
    const job = await getJob({ ctx, input: { jobId: like } }).catch(() => null);
    return job?.manifest ?? null;
  }
  return samples.find(({ id }) => id === sample)?.manifest ?? null;
}
