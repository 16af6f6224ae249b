import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "#protocol/text/language";
import { handle } from "../../handle";
import { siteFacts } from "../site-facts";
import { docAnchors } from "./doc-anchors";
import { SITE_DOCS, type SiteDoc } from "./site-docs";
import { typesetFrench } from "./typeset-french";

/** Between which a script writes a part of the page. */
const COMMENT = /^<!--.*-->$/;

export interface Doc {
  page: SiteDoc;
  /** English where there is no translation. */
  language: Language;
  title: string;
  /** Markdown, without its title. */
  text: string;
  /** Of its headings, in their order: those of the English page, so that an address is the same in every language. */
  anchors: readonly string[];
}

/** The placeholder for the city's address in the files, so that commands copied from its pages work unchanged. */
const ANY_SITE = "http://localhost:3000";

const TYPESET = { fr: typesetFrench } satisfies Record<Exclude<Language, "en">, (markdown: string) => string>;

const read = new Map<string, Promise<Doc>>();

/** A page of the documentation in a reader's language, read once per process. */
export function readDoc(page: SiteDoc, language: Language): Promise<Doc> {
  const key = `${language}/${page}`;
  const doc = read.get(key) ?? ofThisSite(loadDoc(handle().docsFolder, page, language));
  read.set(key, doc);
  return doc;
}

export const readAllDocs = (language: Language): Promise<Doc[]> =>
  Promise.all(SITE_DOCS.map((page) => readDoc(page, language)));

async function ofThisSite(loading: Promise<Doc>): Promise<Doc> {
  const doc = await loading;
  return { ...doc, text: doc.text.replaceAll(ANY_SITE, new URL(siteFacts().siteUrl).origin) };
}

/** English pages are in docs/ itself, translations in a folder of their language. */
export async function loadDoc(folder: string, page: SiteDoc, asked: Language): Promise<Doc> {
  const original = path.join(folder, `${page}.md`);
  const translated = path.join(folder, asked, `${page}.md`);
  const language = existsSync(translated) ? asked : "en";
  const english = await readFile(original, "utf8");
  const whole = language === "en" ? english : TYPESET[language](await readFile(translated, "utf8"));
  const [first = "", ...rest] = whole.split("\n");
  const text = rest.filter((line) => !COMMENT.test(line)).join("\n");
  return { page, language, title: first.replace(/^#\s+/, ""), text: text.trimStart(), anchors: docAnchors(english) };
}
