import GithubSlugger from "github-slugger";
import { docLines } from "./doc-lines";

/** What the headings of a page are called in addresses, as GitHub calls them, in their order. */
export function docAnchors(markdown: string): string[] {
  const slugger = new GithubSlugger();
  return docLines(markdown).flatMap(({ heading }) => (heading === null ? [] : [slugger.slug(heading.name)]));
}
