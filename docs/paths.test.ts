import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Pages that lead through the tree. Decisions and benchmarks tell of trees of their own day. */
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/glossary.md",
  "docs/guarantees.md",
  "docs/threat-model.md",
  "docs/sandbox.md",
  "docs/protocol.md",
  "docs/running-a-city.md",
];

const tree = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
const top = new Set(tree.map((file) => file.split("/")[0]));

/** In backticks, and what links lead to. */
const named = (page: string) =>
  [...page.matchAll(/`([^`\s]+)`|\]\(([^)\s#:]+)(?:#[^)]*)?\)/g)].map(([, code, link]) => ({ code, link }));

/** A file or a folder of this repository, as text names it: from its root, or by the end of its path. */
const looksLikePath = (text: string) =>
  !/(^|\/)[.]\w+$/.test(text) &&
  /^[\w@.()[\]-]+(\/[\w@.()[\]-]+)*\/?$/.test(text) &&
  (/[.](ts|tsx|mjs|md|prisma|grit)$/.test(text) || (text.includes("/") && top.has(text.split("/")[0] ?? "")));

const isThere = (path: string) => {
  const wanted = path.replace(/\/$/, "");
  return tree.some(
    (file) =>
      file === wanted ||
      file.startsWith(`${wanted}/`) ||
      `/${file}`.endsWith(`/${wanted}`) ||
      `/${file}`.endsWith(`/${wanted}.ts`) ||
      `/${file}`.includes(`/${wanted}/`),
  );
};

test.each(PAGES)("every file and folder that %s names is there", (name) => {
  const page = readFileSync(name, "utf8");
  const missing = named(page).flatMap(({ code, link }) => {
    if (link !== undefined) return isThere(link.replace(/^([.]{1,2}\/)+/, "")) ? [] : [link];
    return code !== undefined && looksLikePath(code) && !isThere(code) ? [code] : [];
  });
  expect(missing).toEqual([]);
});
