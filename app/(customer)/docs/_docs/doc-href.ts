import { isSiteDoc } from "#coordinator/api/docs/site-docs";

/** Where a link of a page of docs/, or of a translation below it, leads on the site; undefined when only the repository has it. */
export function docHref(href: string): string | undefined {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const [, page = "", anchor = ""] = /^(?:\.{1,2}\/)?([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return isSiteDoc(page) ? `/docs/${page}${anchor}` : undefined;
}
