import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { docAnchors } from "#coordinator/api/docs/doc-anchors";
import { loadDoc } from "#coordinator/api/docs/read-doc";
import { SITE_DOCS } from "#coordinator/api/docs/site-docs";
import { operations } from "#protocol/api/contract";
import { LANGUAGES, type Language } from "#protocol/text/language";
import { apiReference } from "../reference/_reference/reference";
import { docHref } from "./doc-href";
import { sectionsOf } from "./doc-sections";
import { searchDocs } from "./search-docs";

const FOLDER = path.join(import.meta.dirname, "../../../../docs");
const docsIn = (language: Language) => Promise.all(SITE_DOCS.map((page) => loadDoc(FOLDER, page, language)));
const docs = await docsIn("en");
const sections = docs.flatMap(sectionsOf);
const french = await docsIn("fr");
const anchors = new Set(sections.map(({ page, anchor }) => `/docs/${page}#${anchor}`));

test.each(LANGUAGES)(
  "%s: every link of a page leads to a heading that is there, or to a file of the repository",
  async (language) => {
    const lost: string[] = [];
    for (const { page, language: own, text } of await docsIn(language)) {
      const folder = own === "en" ? FOLDER : path.join(FOLDER, own);
      for (const [, href = ""] of text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(https?:|\/)/.test(href)) continue;
        const leads = href.startsWith("#") ? `/docs/${page}${href}` : docHref(href);
        const isThere = leads?.includes("#")
          ? anchors.has(leads)
          : leads !== undefined || existsSync(path.join(folder, href.replace(/#.*/, "")));
        if (!isThere) lost.push(`${page}: ${href}`);
      }
    }
    expect(lost).toEqual([]);
  },
);

test.each(LANGUAGES)("%s: no page shows the marks between which a script writes", async (language) => {
  expect((await docsIn(language)).filter(({ text }) => text.includes("<!--")).map(({ page }) => page)).toEqual([]);
});

test("a page that is not translated is in English, and says so", async () => {
  const written = await mkdtemp(path.join(tmpdir(), "docs-"));
  await writeFile(path.join(written, "limits.md"), "# Limits\n\n## A job\n\nat most 2\n");
  const page = { page: "limits", anchors: ["a-job"] };
  expect(await loadDoc(written, "limits", "fr")).toMatchObject({ ...page, language: "en", title: "Limits" });
  await mkdir(path.join(written, "fr"));
  await writeFile(path.join(written, "fr/limits.md"), "# Limites\n\n## Un calcul ?\n\n`a ? b`\n");
  const translated = await loadDoc(written, "limits", "fr");
  expect(translated).toMatchObject({ ...page, language: "fr", title: "Limites" });
  expect(translated.text).toBe("## Un calcul\u00a0?\n\n`a ? b`\n");
  await rm(written, { recursive: true });
});

test("a heading is named as GitHub names it, twice the same with a number", () => {
  const text = "intro\n\n## `ctx.file` and [links](x.md)\n\na\n\n```sh\n## no heading\n```\n\n## Twice\n\n### Twice\n";
  const doc = { page: "api", language: "en", title: "T", text, anchors: docAnchors(text) } as const;
  expect(sectionsOf(doc).map(({ anchor, level }) => [anchor, level])).toEqual([
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

  test("searches in the reader's language, with or without accents, and leads to the same places", () => {
    const found = french.flatMap(sectionsOf);
    const [first] = searchDocs(found, "entrees deviennent");
    expect(first?.section).toMatchObject({ page: "job-manifest", language: "fr", anchor: "how-inputs-become-units" });
    expect(searchDocs(found, "l'unité").length).toBeGreaterThan(0);
  });

  test("shows the line that holds a word, without marks", () => {
    const [hit] = searchDocs(sections, "stack-size");
    expect(hit?.excerpt).toMatch(/stack-size/);
    expect(hit?.excerpt).not.toMatch(/[`|]/);
    const text = "Un **reçu** : la [ligne](a.md) de `x` | fin\u00a0!";
    const section = {
      page: "receipts",
      language: "fr",
      pageTitle: "T",
      heading: null,
      anchor: null,
      level: 1,
      text,
    } as const;
    expect(searchDocs([section], "reçu")[0]?.excerpt).toBe("Un reçu : la ligne de x fin\u00a0!");
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
