import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { CannotDo } from "../_button/cannot-do";
import { HowToCheck } from "../_button/how-to-check";
import { WhoIsWhere } from "../_button/who-is-where";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translations("button"))("title") });

/** For whoever is asked to light a lamp by a site that they do not know: what its button does, and what it cannot do. */
export default async function ButtonPage() {
  const [t, language] = await Promise.all([translations("button"), visitorLanguage()]);
  const { city, siteUrl } = siteFacts();
  const { host } = new URL(siteUrl);
  return (
    <PageShell
      width="reading"
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead")}
    >
      <div className="flex flex-col gap-12">
        <WhoIsWhere host={host} />
        <section aria-labelledby="does">
          <h2 id="does" className="display pb-3 text-24">
            {t("does.title")}
          </h2>
          <ol className="flex max-w-160 list-decimal flex-col gap-2 pl-5 marker:text-soft">
            <li className="text-pretty pl-1">{t("does.draws")}</li>
            <li className="text-pretty pl-1">{t("does.opens", { city, host })}</li>
            <li className="text-pretty pl-1">{t("does.asks")}</li>
            <li className="text-pretty pl-1">{t("does.computes")}</li>
          </ol>
        </section>
        <CannotDo />
        <HowToCheck siteUrl={siteUrl} />
        <p>
          <TextLink href="/docs/button">{t("check.owners")}</TextLink>
        </p>
      </div>
    </PageShell>
  );
}
