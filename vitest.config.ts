import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "dist/**", ".next/**", ".cache/**", ".data/**"],
    globalSetup: ["scripts/build-for-tests.mjs", "coordinator/database/test-database-server.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
