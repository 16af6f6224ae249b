import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { getPicture } from "#coordinator/api/jobs/get-picture";
import { refusalCode } from "#coordinator/api/refusal-code";
import { siteFacts } from "#coordinator/api/site-facts";
import { PublishedPicture } from "./_published/published-picture";

type Params = { params: Promise<{ jobId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("customer.jobPicture.published");
  // Whoever publishes a picture gives its address to people, not to search engines.
  return { title: t("title"), robots: { index: false } };
}

/** A picture that its customer has published, and nothing else of its job. */
export default async function PublishedPicturePage({ params }: Params) {
  const { jobId } = await params;
  const [language, t, picture] = await Promise.all([
    visitorLanguage(),
    translations("customer.jobPicture.published"),
    getPicture({ ctx: { person: null, via: "web" }, input: { jobId } }).catch((error: unknown) => {
      if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
      throw error;
    }),
  ]);
  return (
    <PageShell
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead", { city: siteFacts().city })}
    >
      <PublishedPicture jobId={jobId} picture={{ kind: "tiles", ...picture }} />
    </PageShell>
  );
}
