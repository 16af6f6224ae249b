import path from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first.mjs";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "dist/**", ".next/**", ".cache/**", ".data/**"],
    globalSetup: ["scripts/build-for-tests.mjs", "coordinator/database/test-database-server.ts"],
    env: { BUNDLED_THREADS: path.resolve("dist", "tests") },
    // Loading the coordinator takes longer than most tests of it: files share what their process has loaded, and leave
    // nothing behind in it.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    unstubEnvs: true,
    unstubGlobals: true,
    // Of a machine that is busy with much else: what is quick is proven by what the tests measure, not by these.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
