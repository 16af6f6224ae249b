// npm test: everything, ending with one plain line "N passed, N failed". A step that could not run counts as failed.
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "./child.mjs";
import { setupNodes } from "./find-nodes.mjs";
import { setup } from "./setup.mjs";
import { setupEngines } from "./setup-engines.mjs";

/** All that the tests make lies in here, so that nothing of it is left over, not even after a crash. */
const scratch = mkdtempSync(path.join(tmpdir(), "lamplighter-test-"));
chmodSync(scratch, 0o755); // an embedded database started by root runs as somebody else
process.on("exit", clearScratch);

const total = { passed: 0, failed: 0 };
/** What failed, each as a sentence for the very end, where whoever has only the last lines looks. */
const failures = [];

let missing = [];

await step("Set-up", async () => {
  await setup({ browser: true });
  missing = [...(await setupEngines()), ...(await setupNodes())];
  sayWhatIsMissing();
  return { passed: 1, failed: 0 };
});
await step("Checks", async () => (await import("./check.mjs")).check());
await step("Build", async () => (await import("./build.mjs")).build().then(() => ({ passed: 1, failed: 0 })));
await step("Tests", vitest);
await step("Browser tests", playwright);
await step("Chaos", chaos);

clearScratch();
sayWhatIsMissing();
for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** Tests in a browser or Node that cannot be had here are not counted; nobody may take that for a pass. */
function sayWhatIsMissing() {
  for (const sentence of missing) console.log(`\nNOT TESTED HERE: ${sentence}`);
}

async function step(name, work) {
  console.log(`\n── ${name}`);
  const counts = await work().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  if (counts.failed > 0) failures.push(...(counts.names ?? []), `${name}: ${counts.failed} in all`);
  total.passed += counts.passed;
  total.failed += counts.failed;
}

async function vitest() {
  const file = path.join(scratch, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runTests(path.join("node_modules", "vitest", "vitest.mjs"), args);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const { numTotalTests, numPassedTests: passed } = report;
  // A test that was not run was not passed: its file or its set-up failed.
  return { passed, failed: atLeastOne(numTotalTests - passed, code), names: report.testResults.flatMap(namesOfFailed) };
}

function namesOfFailed({ name, status, message, assertionResults: tests }) {
  if (status === "passed") return [];
  const file = path.relative(process.cwd(), name);
  const failed = tests.filter((test) => test.status !== "passed");
  if (failed.length === 0) return [`${file}: ${firstLine(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages?.[0])}`);
}

function firstLine(words) {
  return (words ?? "").split("\n", 1)[0];
}

async function playwright() {
  if (!existsSync("playwright.config.ts")) throw new Error("playwright.config.ts is missing.");
  const file = path.join(scratch, "playwright.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { code } = await runTests(
    path.join("node_modules", "playwright", "cli.js"),
    ["test", "--reporter=list,json"],
    env,
  );
  const stats = readReport(file)?.stats;
  if (!stats) return { passed: 0, failed: 1 };
  return { passed: stats.expected, failed: atLeastOne(stats.unexpected + stats.flaky + stats.skipped, code) };
}

/** Two minutes of it; a run is one test, and its diary says what broke. */
async function chaos() {
  const { code } = await runNode(["--import", "tsx", path.join("chaos", "main.ts"), "--minutes", "2", "--seed", "1"]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function runTests(program, args, env = {}) {
  return runNode([program, ...args], env);
}

function runNode(args, env = {}) {
  return run(process.execPath, args, { env: { ...env, TMPDIR: scratch }, group: true });
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** A run that ends badly has failed, even when every test in it passed. */
function atLeastOne(failed, code) {
  return code === 0 ? failed : Math.max(failed, 1);
}

function clearScratch() {
  if (!existsSync(scratch)) return;
  for (const file of readdirSync(scratch, { recursive: true })) {
    if (path.basename(file) === "postmaster.pid")
      kill(Number.parseInt(readFileSync(path.join(scratch, file), "utf8"), 10));
  }
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The database has stopped already, as it should.
  }
}
