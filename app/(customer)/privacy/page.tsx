import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { keepingFacts } from "#coordinator/api/keeping-facts";
import { siteFacts } from "#coordinator/api/site-facts";
import { HELD_KINDS, heldKinds } from "#protocol/people/held-kinds";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.privacy"))("title"),
});

const ASPECTS = ["what", "why", "long", "who"] as const;
const MORE = ["browser", "not", "rights"] as const;

/** What the city holds about people, by the same kinds as an export and a deletion. */
export default async function PrivacyPage() {
  const [t, language] = await Promise.all([translations("customer.privacy"), visitorLanguage()]);
  const { city } = siteFacts();
  const days = keepingFacts();
  return (
    <PageShell
      width="reading"
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead", { city })}
    >
      <div className="flex flex-col gap-8">
        {heldKinds.map((kind) => (
          <section key={kind} id={kind} className="scroll-mt-8 border-line border-t pt-5">
            <h2 className="font-semibold text-18">{t(`kinds.${kind}.title`)}</h2>
            <dl className="grid gap-x-6 gap-y-2 pt-2 sm:grid-cols-[9rem_1fr]">
              {ASPECTS.map((aspect) => (
                <div key={aspect} className="contents">
                  <dt className="text-soft">{t(`head.${aspect}`)}</dt>
                  <dd className="text-pretty pb-1">{t(`kinds.${kind}.${aspect}`, days)}</dd>
                </div>
              ))}
            </dl>
            <p className="text-13 text-soft">{HELD_KINDS[kind] ?? t("notExported")}</p>
          </section>
        ))}
        {MORE.map((part) => (
          <section key={part} id={part} className="scroll-mt-8 border-line border-t pt-5">
            <h2 className="display pb-2 text-24">{t(`more.${part}.title`)}</h2>
            <p className="max-w-160 text-pretty">
              {t.rich(`more.${part}.text`, { link: (text) => <TextLink href="/account">{text}</TextLink> })}
            </p>
          </section>
        ))}
      </div>
    </PageShell>
  );
}
