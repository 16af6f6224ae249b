import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { API_ROOT } from "#protocol/api/api-root";
import { DocFrame } from "../_docs/doc-frame";
import { DocNav } from "../_docs/doc-nav";
import { OperationEntry } from "./_reference/operation-entry";
import { apiReference } from "./_reference/reference";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.docs"))("reference"),
});

export default async function ReferencePage() {
  const t = await translations("customer.docs");
  const isEnglish = (await visitorLanguage()) === "en";
  const entries = apiReference();
  const tags = [...new Set(entries.map(({ tag }) => tag))];
  return (
    <DocFrame
      title={t("reference")}
      lead={isEnglish ? undefined : t("operations.language")}
      nav={<DocNav open="reference" />}
    >
      <p className="text-pretty pb-3">
        {t.rich("operations.intro", {
          root: () => <code className="font-mono text-13">{API_ROOT}</code>,
          openapi: (name) => <TextLink href={`${API_ROOT}/openapi.json`}>{name}</TextLink>,
          way: (name) => <TextLink href="/docs/api">{name}</TextLink>,
        })}
      </p>
      {tags.map((tag) => (
        <section key={tag} aria-labelledby={tag}>
          <h2 id={tag} className="display scroll-mt-6 pt-8 pb-2 text-24">
            {t(`operations.tags.${tag}`)}
          </h2>
          <div className="flex flex-col divide-y divide-line border-line border-y">
            {entries
              .filter((entry) => entry.tag === tag)
              .map((entry) => (
                <OperationEntry key={entry.id} entry={entry} />
              ))}
          </div>
        </section>
      ))}
    </DocFrame>
  );
}
