import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { getReview } from "#coordinator/api/admin/vetting/get-review";
import { hasPowerHere } from "#coordinator/api/auth";
import { refusalCode } from "#coordinator/api/refusal-code";
import { siteFacts } from "#coordinator/api/site-facts";
import { CustomerCard } from "./_review/customer-card";
import { Decide } from "./_review/decide";
import { DryRun } from "./_review/dry-run";
import { ProgramCard } from "./_review/program-card";
import { ToldCard } from "./_review/told-card";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.review"))("title"),
});

export default async function ReviewPage({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  const ctx = await adminContext(`/admin/reviews/${jobId}`);
  if (!ctx || !hasPowerHere(ctx, "moderate")) return <NotAnAdmin />;
  const review = await getReview({ ctx, input: { jobId } }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT", "CONFLICT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
  const [t, reviews, language] = [
    await translations("admin.review"),
    await translations("admin.reviews"),
    await visitorLanguage(),
  ];
  const { admin, customer } = messagesIn(language);
  const { controlUrl, sandboxUrl, siteUrl } = siteFacts();
  const now = Date.now();
  return (
    <PageShell
      title={review.name}
      eyebrow={<TextLink href="/admin/reviews">{reviews("title")}</TextLink>}
      lead={t(`lead.${review.why}`)}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ToldCard told={review.told} />
          <ProgramCard program={review.program} />
          <MessageProvider messages={{ admin, customer }}>
            <DryRun manifest={review.manifest} sandbox={{ controlUrl, sandboxUrl, siteUrl }} />
          </MessageProvider>
          <Disclosure summary={t("manifest")}>
            <CodeBlock label={t("manifest")} text={JSON.stringify(review.manifest, null, 2)} />
          </Disclosure>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("decide.title")} about={t("decide.about")}>
            <Decide jobId={jobId} />
          </Card>
          <CustomerCard review={review} now={now} />
        </div>
      </div>
    </PageShell>
  );
}
