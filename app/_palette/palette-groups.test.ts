import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { LANGUAGES } from "#protocol/text/language";
import { KEYS, paletteGroups, searchedText } from "./palette-groups";
import { PALETTE_WORDS } from "./palette-words";

const JOBS = [{ id: "job_0123456789abcdef", name: "Primes" }];
const APP = path.resolve(import.meta.dirname, "..");

/** Whether a page answers at this address, in any of the folders that have no part in it. */
function isPage(href: string): boolean {
  const areas = ["", ...readdirSync(APP).filter((name) => name.startsWith("("))];
  return areas.some((area) => existsSync(path.join(APP, area, href, "page.tsx")));
}

/** The addresses of all pages without parameters. */
const pages = () =>
  globSync("**/page.tsx", { cwd: APP })
    .map((file) => `/${path.dirname(file).replace(/\([^/]+\)\/?/g, "")}`)
    .filter((href) => !href.includes("["));

/** Pages that somebody who is signed in does not go to by a name. */
const NO_PLACES = {
  "/sign-in": "only without an account",
  "/sign-up": "only without an account",
  "/forgot-password": "only without an account",
  "/reset-password": "by a link in a letter",
  "/invitation": "by a link in a letter",
  "/letters": "by a link in a letter",
  "/organisations/join": "by a link in a letter",
  "/setup": "once, before there is a city",
  "/light": "a window that a site opens",
};

const hrefs = (role: "person" | "read-only") =>
  paletteGroups(role, [], PALETTE_WORDS.en)
    .flatMap(({ items }) => items.map(({ value }) => value))
    .filter((href) => href !== KEYS);

test("every page can be found, but those that are reached otherwise", () => {
  const found = new Set([...hrefs("read-only"), ...Object.keys(NO_PLACES)]);
  expect(pages().filter((href) => !found.has(href))).toEqual([]);
  expect(pages().length).toBeGreaterThan(40);
});

test("every place is a page, and an admin's are offered to admins alone", () => {
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
