import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { Scratch } from "#suites/kit/scratch";
import { cityTest } from "./city-test";

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, "..");

cityTest(
  "in an empty folder the package's examples run, type-check, and its commands work",
  async ({ city, baseURL }) => {
    const { key } = await city.newCustomer("Package Lab");
    for (let resident = 0; resident < 2; resident++) await city.openResident();
    const scratch = new Scratch("package");
    const env = { ...process.env, LAMPLIGHTER_URL: baseURL, LAMPLIGHTER_KEY: key, FORCE_COLOR: "0" };
    const options = { cwd: scratch.folder, env };
    await writeFile(path.join(scratch.folder, "package.json"), '{ "type": "module" }');
    await run("npm", ["install", "--no-audit", "--no-fund", `${baseURL}/downloads/lamplighter.tgz`], options);

    const readme = await readFile(path.join(ROOT, "client/package/README.md"), "utf8");
    const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, example = ""]) => example);
    const typed: string[] = [];
    const printed: string[] = [];
    for (const [nth, example] of examples.entries()) {
      await writeFile(path.join(scratch.folder, `example${nth}.mts`), example);
      typed.push(`example${nth}.mts`);
      await writeFile(path.join(scratch.folder, "example.mjs"), example.replace("n: number", "n"));
      printed.push((await run(process.execPath, ["example.mjs"], options)).stdout);
    }
    expect(printed).toEqual(["1 1\n2 4\n3 9\n", "30\n"]);

    const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
    const strict = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom"];
    await run(
      tsc,
      [...strict, "--typeRoots", path.join(ROOT, "node_modules/@types"), "--types", "node", ...typed],
      options,
    );

    const { stdout: account } = await run("npx", ["--no-install", "lamplighter", "call", "getAccount"], options);
    expect(JSON.parse(account)).toMatchObject({ name: "Package Lab" });
    scratch.clear();
  },
);
