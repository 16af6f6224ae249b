import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";
import { toldError } from "./told-error.mjs";

/** Runs these test files, or all, and counts results. */
export async function runVitest(scratch, args = []) {
  const file = path.join(scratch, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const program = path.join("node_modules", "vitest", "vitest.mjs");
  const { code } = await run(process.execPath, [program, "run", ...reporters, ...args], {
    env: { TMPDIR: scratch },
    group: true,
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numTotalTests, numPassedTests: passed, testResults } = JSON.parse(readFileSync(file, "utf8"));
  // A test that did not run has not passed: its file or its set-up failed. The same goes for a run that ends with an
  // error.
  const failed = Math.max(numTotalTests - passed, code === 0 ? 0 : 1);
  return { passed, failed, names: testResults.flatMap(namesOfFailed) };
}

function namesOfFailed({ name, status, message, assertionResults: tests }) {
  if (status === "passed") return [];
  const file = path.relative(process.cwd(), name);
  const failed = tests.filter((test) => test.status !== "passed");
  if (failed.length === 0) return [`${file}: ${toldError(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${toldError(failureMessages?.[0])}`);
}
