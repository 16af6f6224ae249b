import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright";
import { buildBrowser } from "../../../scripts/build-browser.mjs";
import { launchChromium } from "../engines/launch-chromium";
import { FakeCoordinator } from "./fake-coordinator";

export interface SandboxHarness {
  city: FakeCoordinator;
  browser: Browser;
  close(): Promise<void>;
}

/** The real control worker, sandbox and unit worker in a real Chromium, with a coordinator that does what a test says. */
export async function openHarness(): Promise<SandboxHarness> {
  const dir = await mkdtemp(join(tmpdir(), "lamplighter-harness-"));
  const [manifest, pageScript, browser] = await Promise.all([
    buildBrowser({ outDir: dir }),
    bundlePage(),
    launchChromium(),
  ]);
  const city = await FakeCoordinator.open({ dir, pageScript, ...manifest });
  return {
    city,
    browser,
    async close() {
      await browser.close();
      await city.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function bundlePage(): Promise<string> {
  const entry = new URL("./harness-page.ts", import.meta.url).pathname;
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: ["es2022"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
