import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "#protocol/language";
import { KEYS, paletteGroups, searchedText } from "./palette-groups";
import { PALETTE_WORDS } from "./palette-words";

const JOBS = [{ id: "job_0123456789abcdef", name: "Primes" }];
const APP = path.resolve(import.meta.dirname, "..");

/** Whether a page answers at this address, in any of the folders that have no part in it. */
function isPage(href: string): boolean {
  const areas = ["", ...readdirSync(APP).filter((name) => name.startsWith("("))];
  return areas.some((area) => existsSync(path.join(APP, area, href, "page.tsx")));
}

test("every place is a page, and an admin's are offered to admins alone", () => {
  const [words] = [PALETTE_WORDS.en];
  const hrefs = (role: "person" | "read-only") =>
    paletteGroups(role, [], words)
      .flatMap(({ items }) => items.map(({ value }) => value))
      .filter((href) => href !== KEYS);
  expect(hrefs("read-only").filter((href) => !isPage(href))).toEqual([]);
  expect(hrefs("person").filter((href) => href.startsWith("/admin"))).toEqual([]);
  expect(hrefs("read-only").length).toBeGreaterThan(hrefs("person").length);
});

test("jobs are found by their names and ids", () => {
  const job = paletteGroups("person", JOBS, PALETTE_WORDS.en).at(-1)?.items[0];
  expect(job).toMatchObject({ value: "/jobs/job_0123456789abcdef", label: "Primes" });
  expect(job && searchedText(job)).toBe("Primes job_0123456789abcdef");
});

test("no two places have one name, in any language", () => {
  for (const language of LANGUAGES) {
    const labels = Object.values(PALETTE_WORDS[language].places);
    expect(new Set(labels).size).toBe(labels.length);
  }
});
