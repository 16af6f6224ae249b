import type { Metadata } from "next";
import { z } from "zod";
import { Empty } from "#app/_ui/empty.tsx";
import { PageLink } from "#app/_ui/page-link.tsx";
import { CUSTOMER_DOCS } from "#coordinator/api/docs/customer-docs";
import { readAllDocs } from "#coordinator/api/docs/read-doc";
import { DocFrame } from "./_docs/doc-frame";
import { DocNav } from "./_docs/doc-nav";
import { sectionsOf } from "./_docs/doc-sections";
import { type DocHit, searchDocs } from "./_docs/search-docs";

export const metadata: Metadata = { title: "Documentation" };

const Query = z.object({ q: z.string().trim().catch("") });

export default async function DocsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { q } = Query.parse(await searchParams);
  const docs = await readAllDocs();
  const nav = <DocNav open={null} query={q} />;
  if (q !== "") {
    const hits = searchDocs(docs.flatMap(sectionsOf), q);
    return (
      <DocFrame title={`“${q}”`} nav={nav}>
        {hits.length === 0 ? (
          <Empty
            title="Nothing has all of these words"
            description="Try one of them, or a field's name as the manifest has it."
          />
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
    ...CUSTOMER_DOCS.map(({ page, about }) => ({
      page,
      title: docs.find((doc) => doc.page === page)?.title ?? page,
      about: about as string,
    })),
    { page: "reference", title: "API reference", about: "Every operation with its fields, answers and refusals." },
  ];
  return (
    <DocFrame title="All pages" nav={nav}>
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
  const { page, pageTitle, heading, anchor } = section;
  return (
    <li>
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
