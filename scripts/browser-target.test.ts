import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "acorn";
import { expect, test } from "vitest";
import packageJson from "../package.json";
import { BROWSER_TARGET } from "./browser-target.mjs";
import { buildBrowser } from "./build-browser.mjs";

test("pages and workers are built for the same browsers", () => {
  expect(packageJson.browserslist.map((line) => line.replace(" >= ", ""))).toEqual(BROWSER_TARGET);
});

test("the workers and the button are written in the language of 2022, which the oldest of those browsers know whole", async () => {
  const outDir = await mkdtemp(path.join(tmpdir(), "lamplighter-target-"));
  try {
    await buildBrowser({ outDir });
    const scripts = (await readdir(outDir)).filter((name) => name.endsWith(".js"));
    expect(scripts.map((name) => name.replace(/-[0-9a-f]{16}/, "")).sort()).toEqual([
      "bucket-trial.js",
      "button.js",
      "control.js",
      "service-worker.js",
    ]);
    for (const name of scripts) parse(await readFile(path.join(outDir, name), "utf8"), { ecmaVersion: 2022 });
    const [, inSandbox = ""] =
      /<script>([\s\S]*)<\/script>/.exec(await readFile(path.join(outDir, "box.html"), "utf8")) ?? [];
    expect(inSandbox.length).toBeGreaterThan(10_000);
    parse(inSandbox, { ecmaVersion: 2022 });
  } finally {
    await rm(outDir, { recursive: true });
  }
});
