export interface DocLine {
  text: string;
  isCode: boolean;
  /** Null for every other line, also for one of code that looks like a heading. */
  heading: { level: number; name: string } | null;
}

const HEADING = /^(#{2,4})\s+(.*)$/;
const FENCE = /^\s*(```|~~~)/;

/** The lines of a page, each with what it is. */
export function docLines(markdown: string): DocLine[] {
  let isOpen = false;
  return markdown.split("\n").map((text) => {
    const isFence = FENCE.test(text);
    if (isFence) isOpen = !isOpen;
    const isCode = isFence || isOpen;
    const [, marks, name = ""] = (isCode ? null : HEADING.exec(text)) ?? [];
    return { text, isCode, heading: marks === undefined ? null : { level: marks.length, name: plain(name) } };
  });
}

/** A heading as it is read: without the marks of code, stress and links. */
const plain = (heading: string) =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*_]/g, "")
    .trim();
