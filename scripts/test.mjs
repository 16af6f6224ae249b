// npm test: everything, ending with one plain line "N passed, N failed". A step that could not run counts as failed.
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { browserParts } from "./browser-parts.mjs";
import { run } from "./child.mjs";
import { setupNodes } from "./find-nodes.mjs";
import { runVitest } from "./run-vitest.mjs";
import { openScratch } from "./scratch.mjs";
import { setup } from "./setup.mjs";
import { setupEngines } from "./setup-engines.mjs";
import { Tally } from "./tally.mjs";
import { toldError } from "./told-error.mjs";

const E2E_PORT = 4310;
const BROWSER_PARTS = 3;
const WORKERS_PER_CORE = 1.5;

const scratch = openScratch();
const tally = new Tally();
let missing = [];

await tally.step("Set-up", () => setup({ browser: true }).then(() => ({ passed: 1, failed: 0 })));
// Downloads are limited by the network, not by this machine.
const rest = tally.step("Other browsers and releases of Node", async () => {
  missing = (await Promise.all([setupEngines(), setupNodes()])).flat();
  sayWhatIsMissing();
  return { passed: 1, failed: 0 };
});
const build = async (names) => (await import("./build.mjs")).build(names).then(() => ({ passed: 1, failed: 0 }));
const { BESIDE_SITE } = await import("./build.mjs");
// Neither keeps two cores busy. The site waits: while it is built, the types of its routes are not there to be checked.
await Promise.all([
  tally.step("Checks", async () => (await import("./check.mjs")).check()),
  tally.step("Build of all but the site", () => build(BESIDE_SITE)),
]);
await tally.step("Build of the site", build);
await rest;
// All of them mostly wait: for a browser, for a lease to run out, for what was killed to come back. So there are more
// than there are cores. Each part of the browser tests has a site and a database of its own.
const workers = Math.ceil(availableParallelism() * WORKERS_PER_CORE);
await Promise.all([
  tally.step("Tests", () => runVitest(scratch.folder, [`--maxWorkers=${workers}`])),
  ...browserParts(BROWSER_PARTS).map((files, at) =>
    tally.step(`Browser tests, part ${at + 1}`, () => playwright(at + 1, files)),
  ),
  tally.step("Chaos", chaos),
]);

scratch.clear();
sayWhatIsMissing();
tally.end();

/** Tests that need a missing browser or Node are not counted, and must not be taken for passed. */
function sayWhatIsMissing() {
  for (const sentence of missing) console.log(`\nNOT TESTED HERE: ${sentence}`);
}

async function playwright(part, files) {
  if (!existsSync("playwright.config.ts")) throw new Error("playwright.config.ts is missing.");
  const file = path.join(scratch.folder, `playwright-${part}.json`);
  const program = path.join("node_modules", "playwright", "cli.js");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_PORT: String(E2E_PORT + part) };
  const args = [program, "test", "--reporter=list,json", ...files];
  const code = await runBeside(`playwright-${part}`, args, env);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (!report) return { passed: 0, failed: 1 };
  const { stats, suites } = report;
  // A run that ends with an error has failed, even if every test in it passed.
  const failed = Math.max(stats.unexpected + stats.flaky + stats.skipped, code === 0 ? 0 : 1);
  return { passed: stats.expected, failed, names: suites.flatMap(namesOfFailed) };
}

/** Each with its first error. */
function namesOfFailed({ specs = [], suites = [] }) {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status !== "expected"));
  const names = failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results).flatMap((result) => result.errors ?? []);
    return `e2e/${file} › ${title}: ${toldError(errors[0]?.message ?? "it did not run")}`;
  });
  return [...names, ...suites.flatMap(namesOfFailed)];
}

/** Two minutes of it, counted as one test; its log says what broke. */
async function chaos() {
  const main = path.join("suites", "chaos", "main.ts");
  const code = await runBeside("chaos", ["--import", "tsx", main, "--minutes", "2", "--seed", "1"]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a suite concurrently with others; its output is shown in one piece when it has ended. It goes to a file and not
 * to a pipe, because a pipe would stay open for as long as any process that the suite left behind.
 */
async function runBeside(name, args, env = {}) {
  const file = path.join(scratch.folder, `${name}.txt`);
  const { code } = await run(process.execPath, args, { env: { ...env, TMPDIR: scratch.folder }, group: true, file });
  process.stdout.write(readFileSync(file, "utf8"));
  return code;
}
