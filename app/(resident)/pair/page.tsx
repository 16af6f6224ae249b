import type { Metadata } from "next";
import { z } from "zod";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { signedInContext } from "#app/_server/context.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { ApproveForm } from "../_pair/approve-form";
import { pairWordsIn } from "../_words/pair-words";
import { wordsIn } from "../_words/words-in";

const Query = z.object({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null)
    .catch(null),
});

export async function generateMetadata(): Promise<Metadata> {
  // The address has a code in it for some minutes.
  return { title: pairWordsIn(await visitorLanguage()).page.title, referrer: "no-referrer" };
}

export default async function PairPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { code } = Query.parse(await searchParams);
  await signedInContext(code === null ? "/pair" : queryHref("/pair", { code }));
  const language = await visitorLanguage();
  const { page } = pairWordsIn(language);
  return (
    <div lang={wordsIn(language).tag}>
      <PageShell
        width="reading"
        eyebrow={<BackAndLanguage back={page.back} language={language} />}
        title={page.title}
        lead={page.lead}
      >
        <ApproveForm language={language} code={code} />
      </PageShell>
    </div>
  );
}
