import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

const LAMPLIGHTER = path.resolve("cli/lamplighter.mjs");
const run = promisify(execFile);

cityTest(
  "the command line submits a manifest, waits for residents and downloads the outputs",
  async ({ city, baseURL }) => {
    const { page, key } = await city.openCustomer("Terminal Lab");
    const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-e2e-cli-"));
    const lamplighter = (...args: string[]) =>
      run(process.execPath, [LAMPLIGHTER, "--url", baseURL ?? "", "--key", key, ...args], { cwd: folder });
    await writeFile(path.join(folder, "square.mjs"), "export default (n) => ({ n, square: n * n });\n");
    const manifest = {
      name: "Squares from a terminal",
      program: { runtime: "js", source: { file: "square.mjs" } },
      inputs: { kind: "range", from: 1, to: 12 },
      budget: "0.10",
    };
    await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest));
    await city.openResident();
    await city.openResident();

    const { stdout } = await lamplighter("submit", "manifest.json", "--wait", "--json");
    const job = JSON.parse(stdout);
    expect(job).toMatchObject({ name: manifest.name, state: "finished", units: 12, agreed: 12, failed: 0 });
    await lamplighter("results", job.id, "--out", "out");
    for (let n = 1; n <= 12; n++) {
      const unit = String(n - 1).padStart(6, "0");
      const output = await readFile(path.join(folder, "out", "units", unit, "output"), "utf8");
      expect(output).toBe(JSON.stringify({ n, square: n * n }));
    }
    await openPage(page, `/jobs/${job.id}`);
    await expect(page.getByRole("heading", { name: manifest.name })).toBeVisible();
    await rm(folder, { recursive: true });
  },
);
