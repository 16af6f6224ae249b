import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type NamedOperation, operations } from "#protocol/api/contract";
import { ERROR_CODES } from "#protocol/api/error-codes";
import { AUDIENCES } from "#protocol/api/operation";

const TAGS = ["programs", "jobs", "results", "storage", "account", "city", "admin"] as const;

const page = readFileSync(new URL("./api.md", import.meta.url), "utf8");

/** The page with this text between its two marks of that name. */
function withSection(text: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
  const [before, rest = ""] = text.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`docs/api.md has no section between "${begin.trim()}" and "${end}".`);
  return `${before}${begin}\n${section}\n${end}${after}`;
}

const row = ({ id, method, path, summary, audience, refusals = [] }: NamedOperation) =>
  `| \`${id}\` | \`${method} ${path}\` | ${AUDIENCES[audience]} | ${summary} | ${refusals.map((code) => `\`${code}\``).join(" ")} |\n`;

function table(tag: (typeof TAGS)[number]): string {
  const rows = operations.filter((operation) => operation.tag === tag).map(row);
  return `**${tag}**\n\n| operation | call | for | what it does | refuses also with |\n|---|---|---|---|---|\n${rows.join("")}`;
}

const codes = Object.entries(ERROR_CODES).map(
  ([code, { httpStatus, meaning }]) => `| \`${code}\` | ${httpStatus} | ${meaning} |\n`,
);

test("the page's tables say what the contract says; `npx vitest run contract-tables -u` writes them", async () => {
  const withOperations = withSection(page, "operations", TAGS.map(table).join("\n"));
  const whole = withSection(withOperations, "codes", `| code | HTTP | meaning |\n|---|---|---|\n${codes.join("")}`);
  await expect(whole).toMatchFileSnapshot("./api.md");
});
