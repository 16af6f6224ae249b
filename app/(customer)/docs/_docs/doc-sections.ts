import { docLines } from "#coordinator/api/docs/doc-lines";
import type { Doc } from "#coordinator/api/docs/read-doc";

export interface DocSection extends Pick<Doc, "page" | "language"> {
  pageTitle: string;
  /** Null for what stands before the first heading. */
  heading: string | null;
  /** Where in the page it stands. */
  anchor: string | null;
  level: number;
  text: string;
}

/** A page cut at its headings. */
export function sectionsOf({ page, language, title, text, anchors }: Doc): DocSection[] {
  const sections: DocSection[] = [];
  const headings = anchors.values();
  let lines: string[] = [];
  let at: Pick<DocSection, "heading" | "anchor" | "level"> = { heading: null, anchor: null, level: 1 };
  const close = () => sections.push({ page, language, pageTitle: title, ...at, text: lines.join("\n").trim() });
  for (const { text: line, heading } of docLines(text)) {
    if (heading === null) {
      lines.push(line);
      continue;
    }
    close();
    lines = [];
    at = { heading: heading.name, anchor: headings.next().value ?? null, level: heading.level };
  }
  close();
  return sections.filter(({ heading, text }) => heading !== null || text !== "");
}
