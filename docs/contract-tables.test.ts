import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type NamedOperation, operations } from "#protocol/api/contract";
import { ERROR_CODES } from "#protocol/api/error-codes";
import { AUDIENCES } from "#protocol/api/operation";
import { StateReason } from "#protocol/api/state-reason";
import { FailureReason } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

const TAGS = ["programs", "jobs", "results", "storage", "account", "city", "admin"] as const;

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), "utf8");
const page = read("api.md");

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

function table(tag: (typeof TAGS)[number]): string {
  const rows = operations.filter((operation) => operation.tag === tag).map(row);
  return `**${tag}**\n\n| operation | call | for | what it does | refuses also with |\n|---|---|---|---|---|\n${rows.join("")}`;
}

const codes = Object.entries(ERROR_CODES).map(
  ([code, { httpStatus, meaning }]) => `| \`${code}\` | ${httpStatus} | ${meaning} |\n`,
);

const MIB = 1024 ** 2;
const count = (value: number) => value.toLocaleString("en-CA");
const bytes = (value: number) =>
  value >= 1024 * MIB ? `${value / 1024 / MIB} GiB` : value >= MIB ? `${value / MIB} MiB` : `${value / 1024} KiB`;
const minutes = (ms: number) => `${ms / 60_000} minutes`;

/** What customers meet, in the order in which they do. */
const CUSTOMER_LIMITS: [title: string, rows: [what: string, limit: string][]][] = [
  [
    "A job",
    [
      ["units", count(LIMITS.unitsPerJob)],
      ["a program", bytes(LIMITS.programBytes)],
      ["one upload", bytes(LIMITS.uploadBytes)],
      ["one line of inputs", bytes(LIMITS.inputLineBytes)],
      ["files as inputs", count(LIMITS.inputFiles)],
      ["files in an archive of inputs", count(LIMITS.MAX_ARCHIVE_MEMBERS)],
      ["an archive of inputs, unpacked", bytes(LIMITS.MAX_UNPACKED_BYTES)],
      ["objects of a bucket as inputs", count(LIMITS.MAX_INPUT_OBJECTS)],
      ["an object, or a piece of one, for one unit", bytes(LIMITS.MAX_UNIT_INPUT_BYTES)],
      ["shared files", `${LIMITS.sharedFiles}, ${bytes(LIMITS.sharedBytes)} together`],
      ["replicas", count(LIMITS.replicas)],
      ["cores", count(LIMITS.coresPerJob)],
      ["jobs in a chain", count(LIMITS.MAX_CHAIN_DEPTH)],
    ],
  ],
  [
    "A unit",
    [
      ["time by the clock (`limits.wallSeconds`)", minutes(LIMITS.unitWallMs)],
      ["memory (`limits.memoryMib`)", bytes(LIMITS.unitMemoryMib * MIB)],
      ["output (`limits.outputBytes`)", bytes(LIMITS.unitOutputBytes)],
      ["output that goes to a bucket of yours", bytes(LIMITS.MAX_PLACED_OUTPUT_BYTES)],
      ["output files beside standard output", count(LIMITS.outputFiles)],
      ["standard error that is kept", bytes(LIMITS.unitStderrBytes)],
      ["arguments and standard input", bytes(LIMITS.callBytes)],
    ],
  ],
  [
    "Results",
    [
      ["units in one archive; more come in parts", count(LIMITS.zipUnits)],
      ["rows of NDJSON, CSV and Parquet", "no limit"],
      ["results in one page of the API", count(LIMITS.apiPage)],
      ["downloads at once", count(LIMITS.MAX_DOWNLOADS_PER_PERSON)],
      ["days that results are kept after a job's end", count(LIMITS.MAX_KEEP_DAYS)],
      ["days that an upload is kept which no job names", count(LIMITS.MAX_IDLE_UPLOAD_DAYS)],
    ],
  ],
  [
    "A customer",
    [
      ["jobs that run or are paused", count(LIMITS.MAX_OPEN_JOBS_PER_CUSTOMER)],
      ["of these, waiting for another job", count(LIMITS.MAX_WAITING_JOBS_PER_CUSTOMER)],
      ["calls of the API a minute", count(LIMITS.apiCallsPerMinute)],
      ["the body of a call that is no upload", bytes(LIMITS.apiBodyBytes)],
      ["uploads at once", count(LIMITS.uploadsAtOnce)],
      ["uploaded in an hour", bytes(LIMITS.uploadBytesPerHour)],
      ["stored at the city, unless it says otherwise", bytes(LIMITS.storedBytesPerCustomer)],
      ["API keys", count(LIMITS.apiKeys)],
      ["connections to buckets", count(LIMITS.MAX_STORAGE_CONNECTIONS)],
    ],
  ],
];

const remedies = Object.entries(ERROR_CODES).map(
  ([code, { httpStatus, meaning, remedy }]) => `### ${code}\n\nHTTP ${httpStatus}: ${meaning}.\n\n${remedy}\n`,
);

test("every code has an entry that says what to do; `npx vitest run contract-tables -u` writes them", async () => {
  const text = read("errors.md");
  await expect(withSection(text, "remedies", remedies.join("\n"))).toMatchFileSnapshot("./errors.md");
});

test("every reason of a job that stops, and of a unit that fails, has a row that says what to do", () => {
  const rows = read("errors.md")
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

test("the page of limits has the bounds that hold; `npx vitest run contract-tables -u` writes it", async () => {
  const tables = CUSTOMER_LIMITS.map(
    ([title, rows]) =>
      `## ${title}\n\n| what | limit |\n|---|---:|\n${rows.map(([what, bound]) => `| ${what} | ${bound} |\n`).join("")}`,
  );
  await expect(withSection(read("limits.md"), "limits", tables.join("\n"))).toMatchFileSnapshot("./limits.md");
});

test("the page's tables say what the contract says; `npx vitest run contract-tables -u` writes them", async () => {
  const withOperations = withSection(page, "operations", TAGS.map(table).join("\n"));
  const whole = withSection(withOperations, "codes", `| code | HTTP | meaning |\n|---|---|---|\n${codes.join("")}`);
  await expect(whole).toMatchFileSnapshot("./api.md");
});
