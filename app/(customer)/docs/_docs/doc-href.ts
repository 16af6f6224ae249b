import { isCustomerDoc } from "#coordinator/api/docs/customer-docs";

/** Where a link of a page of docs/ leads on the site; undefined when only the repository has it. */
export function docHref(href: string): string | undefined {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const [, page = "", anchor = ""] = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return isCustomerDoc(page) ? `/docs/${page}${anchor}` : undefined;
}
