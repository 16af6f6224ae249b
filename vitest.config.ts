import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "dist/**", ".next/**", ".cache/**", ".data/**"],
    globalSetup: ["scripts/build-for-tests.mjs", "coordinator/database/test-database-server.ts"],
    env: { BUNDLED_THREADS: path.resolve("dist", "tests") },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
