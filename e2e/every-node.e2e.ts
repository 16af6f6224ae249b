import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { startSite } from "#suites/kit/site/start-site";
import { findNodes } from "../scripts/find-nodes.mjs";

const LAMPLIGHTER = path.resolve("cli/lamplighter.mjs");
const VITEST = path.resolve("node_modules/vitest/vitest.mjs");
const ADMIN = { email: "admin@city.example", password: "every node admin" };

/** The samples that solve one task, once in each language. */
const IN_EVERY_LANGUAGE = `area${path.sep}`;
/** Its program is not kept here: the compiler that it takes is newer than most machines have (docs/languages.md). */
const BY_HAND = path.join("area", "go");

/** Makes a command print its CPU time when it ends. */
const SAY_CPU = `data:text/javascript,process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write("cpu " + (user + system) / 1e6 + "\\n");
});`;

const run = promisify(execFile);

for (const [nth, { release, file }] of findNodes().entries()) {
  test.describe(`Node ${release}`, () => {
    const lamplighter = (...args: string[]) =>
      run(file, ["--import", SAY_CPU, LAMPLIGHTER, ...args]).catch(
        (error) => error as { stdout: string; stderr: string },
      );

    const samples = nth === 0 ? "every sample" : "a sample in every language";
    test(`tries ${samples} from the command line, which starts quickly`, async () => {
      const files = await readdir("samples", { recursive: true });
      const every = files.filter(
        (name) => path.basename(name) === "manifest.json" && !name.startsWith("testing") && !name.startsWith(BY_HAND),
      );
      // Releases may differ in how they run the programs of a language; one program of each language shows that.
      const manifests = nth === 0 ? every : every.filter((name) => name.startsWith(IN_EVERY_LANGUAGE));
      expect(manifests.length).toBeGreaterThan(nth === 0 ? 8 : 4);
      for (const manifest of manifests) {
        const tried = await lamplighter("try", path.join("samples", manifest), "--units", "2");
        expect(tried.stdout).toMatch(/^unit 0 [\s\S]*exit code 0[\s\S]*^unit 1 [\s\S]*exit code 0/m);
      }
      const calls = {
        "--help": ["--help"],
        status: ["--url", "http://127.0.0.1:9", "--key", "none", "status", "job_0"],
      };
      for (const [name, args] of Object.entries(calls)) {
        const { stderr } = await lamplighter(...args);
        const [, seconds] = /^cpu (\S+)$/m.exec(stderr) ?? [];
        console.log(`Node ${release}: lamplighter ${name} takes ${Number(seconds).toFixed(2)} CPU-seconds`);
      }
    });

    test("passes the tests of the local runtime", async () => {
      await run(file, [VITEST, "run", "cli/runtime"], { timeout: 600_000 });
    });

    test("serves the site, backs it up and restores it", async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-node-"));
      await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
      const command = (name: string, dataDir: string) =>
        run(file, [`dist/coordinator/${name}.mjs`, path.join(folder, "backup")], {
          env: { ...process.env, DATA_DIR: path.join(folder, dataDir), DATABASE_URL: "" },
        });
      const site = await startSite(path.join(folder, "data"), ADMIN, {}, file);
      try {
        const health = await fetch(`${site.url}/api/health`);
        expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ database: "ok" })]);
        expect(await (await fetch(site.url)).text()).toContain("Light up");
        expect((await command("backup", "data")).stdout).toContain("Backed up into");
      } finally {
        await site.stop();
      }
      expect((await command("restore", "restored")).stdout).toContain("Restored the state of");
      await rm(folder, { recursive: true, force: true });
    });
  });
}
