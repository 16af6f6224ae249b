import type { Metadata } from "next";
import { z } from "zod";
import { LOCALES } from "#app/_language/locales.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { PageLink } from "#app/_ui/page-link.tsx";
import { readAllDocs } from "#coordinator/api/docs/read-doc";
import { SITE_DOCS } from "#coordinator/api/docs/site-docs";
import { DocFrame } from "./_docs/doc-frame";
import { DocNav } from "./_docs/doc-nav";
import { sectionsOf } from "./_docs/doc-sections";
import { type DocHit, searchDocs } from "./_docs/search-docs";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.docs"))("title"),
});

const Query = z.object({ q: z.string().trim().catch("") });

export default async function DocsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { q } = Query.parse(await searchParams);
  const t = await translations("customer.docs");
  const nav = <DocNav open={null} query={q} />;
  if (q !== "") {
    const hits = searchDocs((await readAllDocs(await visitorLanguage())).flatMap(sectionsOf), q);
    return (
      <DocFrame title={t("found", { query: q })} lead={undefined} nav={nav}>
        {hits.length === 0 ? (
          <Empty title={t("none")} description={t("noneMore")} />
        ) : (
          <ol className="flex flex-col gap-5">
            {hits.map((hit) => (
              <Hit key={`${hit.section.page}#${hit.section.anchor}`} hit={hit} />
            ))}
          </ol>
        )}
      </DocFrame>
    );
  }
  const entries = [
    ...SITE_DOCS.map((page) => ({ page, title: t(`pages.${page}.name`), about: t(`pages.${page}.about`) })),
    { page: "reference", title: t("reference"), about: t("referenceAbout") },
  ];
  return (
    <DocFrame title={t("allPages")} lead={undefined} nav={nav}>
      <ul className="flex flex-col gap-5">
        {entries.map(({ page, title, about }) => (
          <li key={page}>
            <PageLink
              href={`/docs/${page}`}
              className="font-semibold text-18 underline decoration-moon underline-offset-4"
            >
              {title}
            </PageLink>
            <p className="text-pretty pt-1 text-soft">{about}</p>
          </li>
        ))}
      </ul>
    </DocFrame>
  );
}

function Hit({ hit: { section, excerpt } }: { hit: DocHit }) {
  const { page, language, pageTitle, heading, anchor } = section;
  return (
    <li lang={LOCALES[language]}>
      <PageLink
        href={`/docs/${page}${anchor === null ? "" : `#${anchor}`}`}
        className="font-semibold underline decoration-moon underline-offset-4"
      >
        {heading ?? pageTitle}
      </PageLink>
      {heading !== null && <span className="pl-2 text-13 text-soft">{pageTitle}</span>}
      {excerpt !== "" && <p className="text-pretty pt-1 text-soft">{excerpt}</p>}
    </li>
  );
}
