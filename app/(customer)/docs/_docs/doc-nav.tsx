import clsx from "clsx";
import { LOCALES } from "#app/_language/locales.ts";
import { translations } from "#app/_messages/translations.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { PageLink } from "#app/_ui/page-link.tsx";
import type { Doc } from "#coordinator/api/docs/read-doc";
import { SITE_DOCS } from "#coordinator/api/docs/site-docs";
import { DocSearch } from "./doc-search";
import { sectionsOf } from "./doc-sections";

interface DocNavProps {
  /** The page that is open, with its headings below it. */
  open: Doc | "reference" | null;
  /** What was searched for. */
  query?: string;
}

/** All pages, the headings of the one that is open, and the search. */
export async function DocNav({ open, query = "" }: DocNavProps) {
  const t = await translations("customer.docs");
  const isElsewhere = open !== null || query !== "";
  const openPage = open === "reference" ? "reference" : open?.page;
  const places = [
    ...SITE_DOCS.map((page) => ({ page, name: t(`pages.${page}.name`) })),
    { page: "reference", name: t("reference") },
  ];
  const headings = open === null || open === "reference" ? [] : sectionsOf(open).filter(({ level }) => level === 2);
  const pages = (
    <ul className="flex flex-col gap-y-1">
      {places.map(({ page, name }) => (
        <li key={page}>
          <PageLink
            href={`/docs/${page}`}
            aria-current={page === openPage ? "page" : undefined}
            className={clsx(
              "block rounded px-2 py-1 hover:text-ink",
              page === openPage ? "font-semibold" : "text-soft",
            )}
          >
            {name}
          </PageLink>
          {page === openPage && headings.length > 0 && (
            <ul className="ml-2 hidden border-line border-l pl-2 text-13 lg:block">
              {headings.map(({ anchor, heading, language }) => (
                <li key={anchor} lang={LOCALES[language]}>
                  <a href={`#${anchor}`} className="block rounded px-2 py-1 text-soft hover:text-ink">
                    {heading}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t("title")} className="flex flex-col gap-4 lg:sticky lg:top-6">
      <DocSearch query={query} />
      {isElsewhere && (
        <Disclosure summary={t("allPages")} className="lg:hidden">
          {pages}
        </Disclosure>
      )}
      <div className="max-lg:hidden">{pages}</div>
    </nav>
  );
}
