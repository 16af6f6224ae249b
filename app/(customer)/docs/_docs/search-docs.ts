import type { DocSection } from "./doc-sections";

export interface DocHit {
  section: DocSection;
  /** The line that holds the words, without its marks; empty when only the heading does. */
  excerpt: string;
}

export const MAX_QUERY_CHARS = 100;
const MAX_HITS = 30;
const EXCERPT_CHARS = 200;

/** Sections that hold every word of the query, those with it in their heading first. */
export function searchDocs(sections: readonly DocSection[], query: string): DocHit[] {
  const words = folded(query.slice(0, MAX_QUERY_CHARS)).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = sections.flatMap((section) => {
    const heading = folded(section.heading ?? section.pageTitle);
    const text = folded(section.text);
    if (!words.every((word) => heading.includes(word) || text.includes(word))) return [];
    const inHeading = words.filter((word) => heading.includes(word)).length;
    return [{ section, excerpt: excerptOf(section.text, words), weight: 10 * inHeading - section.level }];
  });
  // A stable sort: what weighs the same stays in the order of the pages.
  return hits
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_HITS)
    .map(({ section, excerpt }) => ({ section, excerpt }));
}

/** "Réseau" is found by "reseau", and "l’unité" with either apostrophe. */
const folded = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();

function excerptOf(text: string, words: readonly string[]): string {
  const lines = text.split("\n").map((line) =>
    line
      .replaceAll(/[`*[]|\]\([^)]*\)/g, "")
      .replaceAll("|", " ")
      .replaceAll(/[^\S\u00a0\u202f]+/g, " ")
      .trim(),
  );
  const line = lines.find((line) => words.some((word) => folded(line).includes(word))) ?? "";
  return line.length <= EXCERPT_CHARS ? line : `${line.slice(0, EXCERPT_CHARS).trimEnd()} …`;
}
