// npm run test:quick: for the minutes between two changes. The checks, and every test that starts nothing.
import { runVitest } from "./run-vitest.mjs";
import { openScratch } from "./scratch.mjs";
import { setup } from "./setup.mjs";
import { Tally } from "./tally.mjs";

const scratch = openScratch();
const tally = new Tally();

await tally.step("Set-up", () => setup({ browser: false }).then(() => ({ passed: 1, failed: 0 })));
await tally.step("Checks", async () => (await import("./check.mjs")).check());
await tally.step("Quick tests", async () => {
  const { quickTests } = await import("./quick-tests.mjs"); // Its packages may just have been installed.
  return runVitest(scratch.folder, ["--maxWorkers=100%", ...(await quickTests())]);
});
scratch.clear();
tally.end();
