import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LOCALES } from "#app/_language/locales.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { type Doc, readDoc } from "#coordinator/api/docs/read-doc";
import { isSiteDoc } from "#coordinator/api/docs/site-docs";
import { DocFrame } from "../_docs/doc-frame";
import { DocNav } from "../_docs/doc-nav";
import { DocText } from "../_docs/doc-text";

interface DocPageProps {
  params: Promise<{ page: string }>;
}

async function docOf({ params }: DocPageProps): Promise<Doc> {
  const { page } = await params;
  return isSiteDoc(page) ? readDoc(page, await visitorLanguage()) : notFound();
}

export async function generateMetadata(props: DocPageProps): Promise<Metadata> {
  return { title: (await docOf(props)).title };
}

export default async function DocPage(props: DocPageProps) {
  const doc = await docOf(props);
  const t = await translations("customer.docs");
  const isTranslated = doc.language === (await visitorLanguage());
  return (
    <DocFrame
      title={<span lang={LOCALES[doc.language]}>{doc.title}</span>}
      lead={isTranslated ? undefined : t("untranslated")}
      nav={<DocNav open={doc} />}
    >
      <div lang={LOCALES[doc.language]}>
        <DocText doc={doc} words={{ example: t("example"), table: t("table") }} />
      </div>
    </DocFrame>
  );
}
