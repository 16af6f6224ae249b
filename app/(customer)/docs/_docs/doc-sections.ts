import GithubSlugger from "github-slugger";
import type { Doc } from "#coordinator/api/docs/read-doc";

export interface DocSection {
  page: string;
  pageTitle: string;
  /** Null for what stands before the first heading. */
  heading: string | null;
  /** Where in the page it stands, as its headings are named. */
  anchor: string | null;
  level: number;
  text: string;
}

const HEADING = /^(#{2,4})\s+(.*)$/;
const FENCE = /^\s*(```|~~~)/;

/** A page cut at its headings, which are named as GitHub names them. */
export function sectionsOf({ page, title, text }: Doc): DocSection[] {
  const slugger = new GithubSlugger();
  const sections: DocSection[] = [];
  let lines: string[] = [];
  let at: Pick<DocSection, "heading" | "anchor" | "level"> = { heading: null, anchor: null, level: 1 };
  const close = () => sections.push({ page, pageTitle: title, ...at, text: lines.join("\n").trim() });
  let isCode = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) isCode = !isCode;
    const found = isCode ? null : HEADING.exec(line);
    if (found?.[1] === undefined) {
      lines.push(line);
      continue;
    }
    close();
    lines = [];
    const heading = plain(found[2] ?? "");
    at = { heading, anchor: slugger.slug(heading), level: found[1].length };
  }
  close();
  return sections.filter(({ heading, text }) => heading !== null || text !== "");
}

/** A heading as it is read: without the marks of code, stress and links. */
const plain = (heading: string) =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*_]/g, "")
    .trim();
