import { readFile } from "node:fs/promises";
import path from "node:path";
import { handle } from "../../handle";
import { siteFacts } from "../site-facts";
import { SITE_DOCS, type SiteDoc } from "./site-docs";

/** Between which a script writes a part of the page. */
const COMMENT = /^<!--.*-->$/;

export interface Doc {
  page: SiteDoc;
  title: string;
  /** Markdown, without its title. */
  text: string;
}

/** The placeholder for the city's address in the files, so that commands copied from its pages work unchanged. */
const ANY_SITE = "http://localhost:3000";

const read = new Map<SiteDoc, Promise<Doc>>();

/** A page of the documentation, read once per process. */
export function readDoc(page: SiteDoc): Promise<Doc> {
  const doc = read.get(page) ?? ofThisSite(loadDoc(handle().docsFolder, page));
  read.set(page, doc);
  return doc;
}

export const readAllDocs = (): Promise<Doc[]> => Promise.all(SITE_DOCS.map((page) => readDoc(page)));

async function ofThisSite(loading: Promise<Doc>): Promise<Doc> {
  const doc = await loading;
  return { ...doc, text: doc.text.replaceAll(ANY_SITE, new URL(siteFacts().siteUrl).origin) };
}

export async function loadDoc(folder: string, page: SiteDoc): Promise<Doc> {
  const whole = await readFile(path.join(folder, `${page}.md`), "utf8");
  const [first = "", ...rest] = whole.split("\n");
  const text = rest.filter((line) => !COMMENT.test(line)).join("\n");
  return { page, title: first.replace(/^#\s+/, ""), text: text.trimStart() };
}
