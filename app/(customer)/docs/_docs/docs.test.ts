import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadDoc } from "#coordinator/api/docs/read-doc";
import { SITE_DOCS } from "#coordinator/api/docs/site-docs";
import { operations } from "#protocol/api/contract";
import { apiReference } from "../reference/_reference/reference";
import { docHref } from "./doc-href";
import { sectionsOf } from "./doc-sections";
import { searchDocs } from "./search-docs";

const FOLDER = path.join(import.meta.dirname, "../../../../docs");
const docs = await Promise.all(SITE_DOCS.map((page) => loadDoc(FOLDER, page)));
const sections = docs.flatMap(sectionsOf);
const anchors = new Set(sections.map(({ page, anchor }) => `/docs/${page}#${anchor}`));

test("every link of a page leads to a heading that is there, or to a file of the repository", () => {
  const lost: string[] = [];
  for (const { page, text } of docs) {
    for (const [, href = ""] of text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|\/)/.test(href)) continue;
      const leads = href.startsWith("#") ? `/docs/${page}${href}` : docHref(href);
      const isThere = leads?.includes("#")
        ? anchors.has(leads)
        : leads !== undefined || existsSync(path.join(FOLDER, href.replace(/#.*/, "")));
      if (!isThere) lost.push(`${page}: ${href}`);
    }
  }
  expect(lost).toEqual([]);
});

test("no page shows the marks between which a script writes", () => {
  expect(docs.filter(({ text }) => text.includes("<!--")).map(({ page }) => page)).toEqual([]);
});

test("a heading is named as GitHub names it, twice the same with a number", () => {
  const text = "intro\n\n## `ctx.file` and [links](x.md)\n\na\n\n```sh\n## no heading\n```\n\n## Twice\n\n### Twice\n";
  expect(sectionsOf({ page: "api", title: "T", text }).map(({ anchor, level }) => [anchor, level])).toEqual([
    [null, 1],
    ["ctxfile-and-links", 2],
    ["twice", 2],
    ["twice-1", 3],
  ]);
});

describe("the search", () => {
  test("finds sections with all words, those with them in the heading first", () => {
    const [first] = searchDocs(sections, "programs javascript");
    expect(first?.section).toMatchObject({ page: "job-manifest", heading: "Programs: JavaScript" });
    expect(searchDocs(sections, "okExitCodes").length).toBeGreaterThan(0);
    expect(searchDocs(sections, "no-such-word-anywhere")).toEqual([]);
    expect(searchDocs(sections, "   ")).toEqual([]);
  });

  test("shows the line that holds a word, without marks", () => {
    const [hit] = searchDocs(sections, "stack-size");
    expect(hit?.excerpt).toMatch(/stack-size/);
    expect(hit?.excerpt).not.toMatch(/[`|]/);
  });
});

describe("the reference", () => {
  test("has every operation of the contract, with the fields of its input", () => {
    expect(apiReference().map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
    const submit = apiReference().find(({ id }) => id === "submitJob");
    expect(submit?.input.map(({ path }) => path)).toEqual(expect.arrayContaining(["name", "budget", "limits.seconds"]));
    expect(submit?.input.find(({ path }) => path === "budget")).toMatchObject({ isRequired: true });
    expect(submit?.output.map(({ path }) => path)).toContain("warnings");
  });
});
