import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { termsDate } from "#app/_terms/terms-date.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { refusalCode } from "#coordinator/api/refusal-code";
import { siteFacts } from "#coordinator/api/site-facts";
import { getTerms } from "#coordinator/api/terms/get-terms";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.terms"))("title"),
});

/** The terms that hold, or those of the version in the address. */
export default async function TermsPage({ searchParams }: { searchParams: Promise<{ version?: unknown }> }) {
  const [t, language, { version: asked }, ctx] = await Promise.all([
    translations("customer.terms"),
    visitorLanguage(),
    searchParams,
    currentContext(),
  ]);
  const input = { version: asked };
  const { version, sections, versions, ahead } = await getTerms({ ctx, input }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
  const { city } = siteFacts();
  const others = versions.filter((one) => one !== version);
  return (
    <PageShell
      width="reading"
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead", { date: termsDate(version, language) })}
    >
      <div className="flex flex-col gap-8">
        {version === ahead && <Notice>{t("notYet", { date: termsDate(version, language) })}</Notice>}
        {ahead !== null && version !== ahead && (
          <Notice>
            {t.rich("ahead", {
              date: termsDate(ahead, language),
              link: (text) => <TextLink href={`/terms?version=${ahead}`}>{text}</TextLink>,
            })}
          </Notice>
        )}
        {sections.map(({ [language]: { title, text } }) => (
          <section key={title}>
            <h2 className="font-semibold text-18">{title}</h2>
            <p className="max-w-160 text-pretty whitespace-pre-line pt-2">{text.replaceAll("{city}", city)}</p>
          </section>
        ))}
        <p>
          <TextLink href="/privacy">{t("privacy")}</TextLink>
        </p>
        {others.length > 0 && (
          <ul>
            {others.map((one) => (
              <li key={one}>
                <TextLink href={`/terms?version=${one}`}>{t("lead", { date: termsDate(one, language) })}</TextLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PageShell>
  );
}
