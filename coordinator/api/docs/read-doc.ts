import { readFile } from "node:fs/promises";
import path from "node:path";
import { handle } from "../../handle";
import { CUSTOMER_DOCS, type CustomerDoc } from "./customer-docs";

export interface Doc {
  page: CustomerDoc;
  title: string;
  /** Markdown, without its title. */
  text: string;
}

const read = new Map<CustomerDoc, Promise<Doc>>();

/** A page of the documentation; read once in the life of the process. */
export function readDoc(page: CustomerDoc): Promise<Doc> {
  const doc = read.get(page) ?? loadDoc(handle().docsFolder, page);
  read.set(page, doc);
  return doc;
}

export const readAllDocs = (): Promise<Doc[]> => Promise.all(CUSTOMER_DOCS.map(({ page }) => readDoc(page)));

export async function loadDoc(folder: string, page: CustomerDoc): Promise<Doc> {
  const whole = await readFile(path.join(folder, `${page}.md`), "utf8");
  const [first = "", ...rest] = whole.split("\n");
  return { page, title: first.replace(/^#\s+/, ""), text: rest.join("\n").trimStart() };
}
