import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type NamedOperation, operations } from "#protocol/api/contract";
import { ERROR_CODES, type ErrorCode } from "#protocol/api/error-codes";
import { ERROR_CODES_IN_FRENCH } from "#protocol/api/error-codes-in-french";
import { AUDIENCES } from "#protocol/api/operation";
import { StateReason } from "#protocol/api/state-reason";
import { FailureReason } from "#protocol/devices/device-messages";
import { LANGUAGES, type Language } from "#protocol/text/language";
import { customerLimits } from "./customer-limits";

const TAGS = ["programs", "jobs", "results", "storage", "account", "city", "admin"] as const;

/** Of the page in a language: the English ones are in docs/ itself. */
const fileOf = (name: string, language: Language) => (language === "en" ? `./${name}` : `./${language}/${name}`);
const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** The page with this text between its two marks of that name. */
function withSection(text: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
  const [before, rest = ""] = text.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`The page has no section between "${begin.trim()}" and "${end}".`);
  return `${before}${begin}\n${section}\n${end}${after}`;
}

const row = ({ id, method, path, summary, audience, refusals = [] }: NamedOperation) =>
  `| \`${id}\` | \`${method} ${path}\` | ${AUDIENCES[audience]} | ${summary} | ${refusals.map((code) => `\`${code}\``).join(" ")} |\n`;

/** What the contract says is in English everywhere. */
const HEADS: Record<Language, { operations: string; codes: string; limits: string }> = {
  en: {
    operations: "| operation | call | for | what it does | refuses also with |",
    codes: "| code | HTTP | meaning |",
    limits: "| what | limit |",
  },
  fr: {
    operations: "| opération | appel | pour qui | ce qu’elle fait | refuse aussi avec |",
    codes: "| code | HTTP | sens |",
    limits: "| quoi | limite |",
  },
};

function table(tag: (typeof TAGS)[number], language: Language): string {
  const rows = operations.filter((operation) => operation.tag === tag).map(row);
  return `**${tag}**\n\n${HEADS[language].operations}\n|---|---|---|---|---|\n${rows.join("")}`;
}

const CODES: Record<Language, Record<ErrorCode, { meaning: string; remedy: string }>> = {
  en: ERROR_CODES,
  fr: ERROR_CODES_IN_FRENCH,
};

const codesIn = (language: Language) =>
  Object.entries(ERROR_CODES).map(
    ([code, { httpStatus }]) => `| \`${code}\` | ${httpStatus} | ${CODES[language][code as ErrorCode].meaning} |\n`,
  );

const COLON: Record<Language, string> = { en: ":", fr: " :" };

const remediesIn = (language: Language) =>
  Object.entries(ERROR_CODES).map(([code, { httpStatus }]) => {
    const { meaning, remedy } = CODES[language][code as ErrorCode];
    return `### ${code}\n\nHTTP ${httpStatus}${COLON[language]} ${meaning}.\n\n${remedy}\n`;
  });

test.each(LANGUAGES)(
  "%s: every code has an entry that says what to do; `npx vitest run contract-tables -u` writes them",
  async (language) => {
    const file = fileOf("errors.md", language);
    await expect(withSection(read(file), "remedies", remediesIn(language).join("\n"))).toMatchFileSnapshot(file);
  },
);

test("every reason of a job that stops, and of a unit that fails, has a row that says what to do", () => {
  const rows = read("./errors.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const named = new Set(
    rows.flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([\w-]+)`/g)].map(([, name]) => name)),
  );
  const schema = JSON.stringify(z.toJSONSchema(StateReason));
  const reasons = [...schema.matchAll(/"kind":\{"type":"string","const":"([\w-]+)"/g)].map(([, kind]) => kind ?? "");
  expect(reasons.length).toBeGreaterThan(10);
  const kinds = [...reasons, ...FailureReason.options, "disputed", "lost"];
  expect(kinds.filter((kind) => !named.has(kind))).toEqual([]);
});

test.each(LANGUAGES)(
  "%s: the page of limits has the bounds that hold; `npx vitest run contract-tables -u` writes it",
  async (language) => {
    const file = fileOf("limits.md", language);
    const tables = customerLimits(language).map(
      ({ title, rows }) =>
        `## ${title}\n\n${HEADS[language].limits}\n|---|---:|\n${rows.map(([what, bound]) => `| ${what} | ${bound} |\n`).join("")}`,
    );
    await expect(withSection(read(file), "limits", tables.join("\n"))).toMatchFileSnapshot(file);
  },
);

test.each(LANGUAGES)(
  "%s: the page's tables say what the contract says; `npx vitest run contract-tables -u` writes them",
  async (language) => {
    const file = fileOf("api.md", language);
    const tables = TAGS.map((tag) => table(tag, language)).join("\n");
    const codes = `${HEADS[language].codes}\n|---|---|---|\n${codesIn(language).join("")}`;
    await expect(withSection(withSection(read(file), "operations", tables), "codes", codes)).toMatchFileSnapshot(file);
  },
);
