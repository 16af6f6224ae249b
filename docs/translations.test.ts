import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { docAnchors } from "#coordinator/api/docs/doc-anchors";
import { docLines } from "#coordinator/api/docs/doc-lines";
import { isSiteDoc } from "#coordinator/api/docs/site-docs";
import { LANGUAGES, type Language } from "#protocol/text/language";

const FOLDER = import.meta.dirname;

const translations = LANGUAGES.flatMap((language) => {
  const folder = path.join(FOLDER, language);
  return existsSync(folder) ? readdirSync(folder).map((file) => ({ language, file })) : [];
});

/** How a language writes "1,234.5". */
const NUMBERS: Record<Language, { form: RegExp; plain: (number: string) => string }> = {
  en: { form: /\d[\d,]*\d(?:\.\d+)*|\d(?:\.\d+)*/g, plain: (number) => number.replaceAll(",", "") },
  fr: {
    form: /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*/g,
    plain: (number) => number.replaceAll(" ", "").replace(",", "."),
  },
};

const CODE_COMMENT = /(?:^|\s)(?:#|\/\/) .*$/;
const ROW = /^\s*\|/;
const ITEM = /^\s*(?:[-*]|\d+\.) /;
const LINK = /\]\(([^)\s]+)\)/g;

/** What a section has in every language, whatever its words are. */
interface Part {
  /** The English one, so that a failure names the place. */
  at: string;
  level: number;
  code: string[];
  rows: number[];
  items: number;
  /** In backticks. */
  names: string[];
  links: string[];
  numbers: string[];
}

function partsOf(file: string, language: Language, anchors: readonly string[]): Part[] {
  const folder = path.join(FOLDER, language === "en" ? "" : language);
  const sections: { level: number; lines: string[]; code: string[] }[] = [{ level: 1, lines: [], code: [] }];
  for (const { text, isCode, heading } of docLines(readFileSync(path.join(folder, file), "utf8"))) {
    if (heading !== null) sections.push({ level: heading.level, lines: [text.replace(/^#+/, "")], code: [] });
    else if (isCode) sections.at(-1)?.code.push(text.replace(CODE_COMMENT, "").trimEnd());
    else sections.at(-1)?.lines.push(text);
  }
  return sections.map(({ level, lines, code }, at) => {
    const prose = lines.join(" ").replaceAll(/\s+/g, " ");
    const names = [...prose.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    const words = prose.replaceAll(/`[^`]+`/g, "`");
    const links = [...words.matchAll(LINK)].map(([, href = ""]) => originalOf(href, folder));
    const { form, plain } = NUMBERS[language];
    const numbers = [...words.replaceAll(LINK, "]").matchAll(form)].map(([number]) => plain(number));
    return {
      at: anchors[at - 1] ?? "",
      level,
      code,
      rows: lines.filter((line) => ROW.test(line)).map((line) => line.replaceAll(/`[^`]*`/g, "").split("|").length),
      items: lines.filter((line) => ITEM.test(line)).length,
      names: names.toSorted(),
      links: links.toSorted(),
      numbers: numbers.toSorted(),
    };
  });
}

/** Where a link leads from a page of this folder, as the English page would name it. */
function originalOf(href: string, folder: string): string {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const [file = "", anchor] = href.split("#");
  const target = path.relative(FOLDER, path.join(folder, file));
  const page = target.replace(new RegExp(`^(${LANGUAGES.join("|")})/`), "");
  return anchor === undefined ? page : `${page}#${anchor}`;
}

test.each(translations)(
  "$language/$file has the headings, code, rows, names, links and figures of the English page",
  ({ language, file }) => {
    expect(isSiteDoc(file.replace(/\.md$/, "")), "the site shows this page").toBe(true);
    const anchors = docAnchors(readFileSync(path.join(FOLDER, file), "utf8"));
    expect(partsOf(file, language, anchors)).toEqual(partsOf(file, "en", anchors));
  },
);

test("a translation links to translations where there are any", () => {
  const past = translations.flatMap(({ language, file }) => {
    const text = readFileSync(path.join(FOLDER, language, file), "utf8");
    const english = [...text.matchAll(LINK)].flatMap(([, href = ""]) => /^\.\.\/([\w-]+\.md)/.exec(href)?.[1] ?? []);
    return english
      .filter((page) => existsSync(path.join(FOLDER, language, page)))
      .map((page) => `${language}/${file}: ${page}`);
  });
  expect(past).toEqual([]);
});
