import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { build } from "esbuild";
import { Scratch } from "#suites/kit/scratch";
import { cityTest } from "./city-test";

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, "..");
const TSC = path.join(ROOT, "node_modules", ".bin", "tsc");
const STRICT = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom"];
const INSTALL = ["install", "--no-audit", "--no-fund"];

cityTest(
  "in an empty folder the package's examples run, type-check, and its commands work",
  async ({ city, baseURL }) => {
    const { key } = await city.newCustomer("Package Lab");
    for (let resident = 0; resident < 2; resident++) await city.openResident();
    const scratch = new Scratch("package");
    const env = { ...process.env, LAMPLIGHTER_URL: baseURL, LAMPLIGHTER_KEY: key, FORCE_COLOR: "0" };
    const options = { cwd: scratch.folder, env };
    await writeFile(path.join(scratch.folder, "package.json"), '{ "type": "module" }');
    await run("npm", [...INSTALL, `${baseURL}/downloads/lamplighter.tgz`], options);

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

    await run(
      TSC,
      [...STRICT, "--typeRoots", path.join(ROOT, "node_modules/@types"), "--types", "node", ...typed],
      options,
    );

    const { stdout: account } = await run("npx", ["--no-install", "lamplighter", "call", "getAccount"], options);
    expect(JSON.parse(account)).toMatchObject({ name: "Package Lab" });
    scratch.clear();
  },
);

const SHOWN = `
import "lamplighter-button";
const button = document.createElement("lamplighter-button");
button.setAttribute("city", CITY);
button.setAttribute("partner", "pt_0123456789abcdef");
document.addEventListener("lamplighter-work", ({ detail }) => detail.units + 1);
document.body.append(button);
`;

cityTest(
  "the button's package is what the city serves, has types, and shows the button from a bundle",
  async ({ page, baseURL }) => {
    const scratch = new Scratch("button-package");
    const options = { cwd: scratch.folder };
    await writeFile(path.join(scratch.folder, "package.json"), '{ "type": "module" }');
    await run("npm", [...INSTALL, `${baseURL}/downloads/lamplighter-button.tgz`], options);
    const file = path.join(scratch.folder, "node_modules/lamplighter-button/lamplighter-button.js");
    expect(await readFile(file, "utf8")).toBe(await (await fetch(`${baseURL}/button/v1.js`)).text());

    const source = path.join(scratch.folder, "page.ts");
    await writeFile(source, SHOWN.replace("CITY", JSON.stringify(baseURL)));
    await run(TSC, [...STRICT, "--types", "", source], options);
    const bundled = await build({ entryPoints: [source], bundle: true, write: false, minify: true, format: "iife" });
    await page.goto("about:blank");
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? "" });
    // What is in it is closed to the page; without its definition the element is empty.
    await expect(page.locator("lamplighter-button:defined")).toBeVisible();
    scratch.clear();
  },
);
