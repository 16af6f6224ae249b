// npm run package: makes dist/downloads/, what a site gives to people without a clone: lamplighter.tgz, the command line
// and the client (`npm install SITE/downloads/lamplighter.tgz`), lamplighter.py, and lamplighter-button.tgz for other sites.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { build } from "./build.mjs";
import { run } from "./child.mjs";
import { DOWNLOADS, pack, packageFolder } from "./pack.mjs";
import { setup } from "./setup.mjs";

const OUTSIDE = ["esbuild"];

await setup({ browser: false });
await build(["browser", "interpreter of Python", "command line"]);
const OUT = packageFolder("lamplighter");

// The command line finds the interpreter next to itself, as in a clone.
for (const folder of ["cli", "python"]) {
  const from = path.join("dist", folder);
  for (const file of readdirSync(from).filter((name) => /\.(mjs|wasm|json)$/.test(name) && name !== "inputs.json"))
    cpSync(path.join(from, file), path.join(OUT, "dist", folder, file));
}
writeFileSync(path.join(OUT, "lamplighter.mjs"), '#!/usr/bin/env node\nimport "./dist/cli/main.mjs";\n', {
  mode: 0o755,
});
await bundle({
  entryPoints: ["client/package/index.ts"],
  outfile: path.join(OUT, "index.mjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: OUTSIDE,
  logLevel: "warning",
});
const { code } = await run("node_modules/.bin/tsc", ["-p", "client/package/tsconfig.json"]);
if (code !== 0) throw new Error("The client's types could not be written; the messages are above.");
nameFilesOfTypes(path.join(OUT, "types"));
cpSync("client/package/README.md", path.join(OUT, "README.md"));

const { version, license, engines, dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const versions = { ...dependencies, ...devDependencies };
// zod and eventsource-parser are bundled, but the types refer to them.
const needed = [...OUTSIDE, "eventsource-parser", "zod"];
const common = { version, license, type: "module" };

const buttonFolder = packageFolder("lamplighter-button");
cpSync(path.join("dist", "browser", "button.js"), path.join(buttonFolder, "lamplighter-button.js"));
for (const file of ["README.md", "index.d.ts"])
  cpSync(path.join("button", "package", file), path.join(buttonFolder, file));
await pack(buttonFolder, {
  name: "lamplighter-button",
  ...common,
  description: "A button by which visitors of a site lend a core to a city.",
  exports: { ".": { types: "./index.d.ts", default: "./lamplighter-button.js" } },
  sideEffects: true,
});

cpSync("client/python/lamplighter.py", path.join(DOWNLOADS, "lamplighter.py"));
// Written last: its presence means that the rest is there.
await pack(OUT, {
  name: "lamplighter",
  ...common,
  description: "Run a function over many inputs on a city's idle browsers, from Node or the command line.",
  engines,
  bin: { lamplighter: "./lamplighter.mjs" },
  exports: { ".": { types: "./types/client/package/index.d.ts", default: "./index.mjs" } },
  imports: { "#core/*": "./types/core/*.d.ts", "#protocol/*": "./types/protocol/*.d.ts" },
  dependencies: Object.fromEntries(needed.map((name) => [name, versions[name]])),
});

/**
 * With Node's module resolution, TypeScript finds a file only by its whole name, and uses `any` for what it does not
 * find.
 */
function nameFilesOfTypes(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = path.join(folder, name);
    const types = readFileSync(file, "utf8");
    writeFileSync(
      file,
      types.replace(/((?:from|import) ?\(?")(\.{1,2}\/[^"]+)(")/g, (_, before, to, after) => {
        const isFolder = !existsSync(path.join(path.dirname(file), `${to}.d.ts`));
        return `${before}${to}${isFolder ? "/index" : ""}.js${after}`;
      }),
    );
  }
}
