import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

const PORT = Number(process.env["E2E_PORT"] ?? 4310);
const SITE_URL = `http://localhost:${PORT}`;

// Playwright reads this file once in each of its processes; the environment is what they share.
process.env["E2E_DATA_DIR"] ??= mkdtempSync(path.join(tmpdir(), "lamplighter-e2e-"));

const remembered = path.join(import.meta.dirname, ".cache", "chromium");
const chromium =
  process.env["CHROMIUM_PATH"] ?? (existsSync(remembered) ? readFileSync(remembered, "utf8") : undefined);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: `test-results/${PORT}`,
  workers: 1,
  forbidOnly: true,
  // Of a machine that is busy with much else: what is quick is proven by what the tests measure, not by these.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: SITE_URL,
    // Its recording of every page and request takes 3 of 15 CPU-seconds of a test, and is thrown away when the test passes.
    // `--trace retain-on-failure` records a test that fails; each leaves its last picture and what was on the page anyway.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      timeout: 600_000,
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ],
    },
  },
  webServer: {
    command: "node --enable-source-maps dist/coordinator/main.mjs",
    url: `${SITE_URL}/api/health`,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 120_000 },
    env: {
      NODE_ENV: "production",
      PORT: String(PORT),
      SITE_URL,
      SANDBOX_URL: `http://127.0.0.1:${PORT}`,
      DATA_DIR: process.env["E2E_DATA_DIR"],
      DATABASE_URL: "",
      SCRIPT_ENGINES: "chromium,firefox",
      ADMIN_EMAIL: "admin@city.example",
      ADMIN_PASSWORD: "end-to-end admin",
      WELCOME_REQUIRES: "nothing",
      LOG_LEVEL: "warn",
      NEIGHBOURHOODS_FILE: path.join(import.meta.dirname, "e2e", "neighbourhoods.json"),
      PRIVATE_NETWORKS: "127.0.0.0/8",
    },
  },
});
