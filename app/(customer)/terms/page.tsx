import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { termsDate } from "#app/_terms/terms-date.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { CURRENT_TERMS, TERMS_VERSIONS } from "#protocol/people/terms";
import { TERMS } from "./_terms/terms-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.terms"))("title"),
});

/** The terms that hold, or those of the version in the address. */
export default async function TermsPage({ searchParams }: { searchParams: Promise<{ version?: unknown }> }) {
  const [t, language, { version }] = await Promise.all([
    translations("customer.terms"),
    visitorLanguage(),
    searchParams,
  ]);
  const shown = TERMS_VERSIONS.find((one) => one === version) ?? CURRENT_TERMS;
  const others = TERMS_VERSIONS.filter((one) => one !== shown);
  const { city } = siteFacts();
  return (
    <PageShell
      width="reading"
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead", { date: termsDate(shown, language) })}
    >
      <div className="flex flex-col gap-8">
        {TERMS[shown][language].map(({ title, text }) => (
          <section key={title}>
            <h2 className="font-semibold text-18">{title}</h2>
            <p className="max-w-160 text-pretty pt-2">{text(city)}</p>
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
