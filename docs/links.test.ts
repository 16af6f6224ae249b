import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import GithubSlugger from "github-slugger";
import { expect, test } from "vitest";
import { statsRoutes } from "#coordinator/http/stats-routes";
import { LANGUAGES } from "#protocol/text/language";

const ROOT = path.join(import.meta.dirname, "..");
const tracked = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" }).split("\n").filter(Boolean);
const pages = tracked.filter((file) => file.endsWith(".md"));

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const withoutCode = (text: string) => text.replaceAll(/^\s*```[\s\S]*?^\s*```/gm, "").replaceAll(/`[^`\n]*`/g, "`");

/** The headings of a page, as GitHub and the site's own documentation name them. */
const anchorsOf = (file: string): Set<string> => {
  const slugger = new GithubSlugger();
  const headings = read(file).replaceAll(/^\s*```[\s\S]*?^\s*```/gm, "");
  return new Set([...headings.matchAll(/^#{1,6}\s+(.*)$/gm)].map(([, heading = ""]) => slugger.slug(plain(heading))));
};

const plain = (heading: string) => heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*_]/g, "");

/** A translation's anchors are those of the English page: the site gives its headings the same ones. */
const originalOf = (file: string) => file.replace(TRANSLATION, "docs/");
const TRANSLATION = new RegExp(`^docs/(${LANGUAGES.join("|")})/`);

function isDead(file: string, anchor: string | undefined): boolean {
  if (!existsSync(path.join(ROOT, file))) return true;
  return anchor !== undefined && anchor !== "" && !anchorsOf(originalOf(file)).has(anchor);
}

test("every link of every page in the repository leads to a file and a heading that are there", () => {
  const dead: string[] = [];
  for (const page of pages) {
    for (const [, href = ""] of withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|\/)/.test(href)) continue;
      const [to = "", anchor] = href.split("#");
      const file = to === "" ? page : path.join(path.dirname(page), decodeURIComponent(to));
      if (isDead(file, anchor)) dead.push(`${page}: ${href}`);
    }
  }
  expect(dead).toEqual([]);
});

/** Of pages and of words beside them: `/docs/errors#a-unit-fails`. */
const DOC_ADDRESS = /["'`(]\/docs(?:\/([\w-]+))?(?:#([\w-]+))?["'`)?]/g;

test("every address of the documentation that the site, the command line or a refusal names is there", () => {
  const sources = tracked.filter((file) => /^(app|cli|client|protocol|coordinator|python)\/.*\.tsx?$/.test(file));
  const named = sources
    .filter((file) => !file.includes(".test."))
    .flatMap((file) => [...read(file).matchAll(DOC_ADDRESS)].map(([, page, anchor]) => ({ file, page, anchor })));
  expect(named.length).toBeGreaterThan(3);
  const dead = named.filter(
    ({ page, anchor }) => page !== undefined && page !== "reference" && isDead(`docs/${page}.md`, anchor),
  );
  expect(dead).toEqual([]);
});

/** Every page of the site, by its folder: groups in parentheses are no part of an address, a name in brackets is any. */
const routes = tracked
  .filter((file) => /^app\/.*(page|route)\.tsx?$/.test(file))
  .map((file) =>
    path
      .dirname(file)
      .split("/")
      .slice(1)
      .filter((part) => !part.startsWith("(")),
  )
  .map((parts) => new RegExp(`^/${parts.map((part) => (part.startsWith("[") ? ".+" : part)).join("/")}$`));

/** Files that the coordinator serves beside the pages. */
const files = statsRoutes("").map(({ path }) => path);

test("every address within the site that a page links to has a page", () => {
  const dead: string[] = [];
  for (const file of tracked.filter((name) => /^app\/.*\.tsx?$/.test(name) && !name.includes(".test."))) {
    for (const [, address = ""] of read(file).matchAll(/\bhref(?:=|: |=\{)"(\/[^"#?]*)/g)) {
      if (!files.includes(address) && !routes.some((route) => route.test(address))) dead.push(`${file}: ${address}`);
    }
  }
  expect(dead).toEqual([]);
});

test("no two decisions have one number", () => {
  const numbers = tracked.flatMap((file) => /^docs\/decisions\/(\d{4})-/.exec(file)?.[1] ?? []);
  expect(numbers).toEqual([...new Set(numbers)]);
});
