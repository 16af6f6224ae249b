import { expect, test } from "vitest";
import { quickTests } from "./quick-tests.mjs";

test("tests of decisions are quick, and those that start something are not", async () => {
  const quick = new Set(await quickTests());
  for (const file of ["core/ledger/ledger.test.ts", "programs/check-program.test.ts", "client/lamplighter.test.ts"]) {
    expect(quick.has(file), file).toBe(true);
  }
  for (const file of [
    "cli/cli.test.ts",
    "cli/runtime/local-runner.test.ts",
    "suites/conformance/conformance.test.ts",
    "suites/kit/engines/engines.test.ts",
    "workers/control/donation.browser.test.ts",
    "scripts/quick-tests.test.ts",
  ]) {
    expect(quick.has(file), file).toBe(false);
  }
});
