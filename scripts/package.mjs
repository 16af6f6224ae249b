// npm run package: makes dist/downloads/, what a site gives to people without a clone: lamplighter.tgz, the command line
// and the client (`npm install SITE/downloads/lamplighter.tgz`), and lamplighter.py.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { build } from "./build.mjs";
import { run } from "./child.mjs";
import { setup } from "./setup.mjs";

const OUT = path.join("dist", "package");
const DOWNLOADS = path.join("dist", "downloads");
const OUTSIDE = ["esbuild"];

await setup({ browser: false });
await build(["interpreter of Python", "command line"]);
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

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
cpSync("LICENSE", path.join(OUT, "LICENSE"));
cpSync("client/package/README.md", path.join(OUT, "README.md"));

const { version, license, engines, dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const versions = { ...dependencies, ...devDependencies };
// zod and eventsource-parser are bundled, but the types refer to them.
const needed = [...OUTSIDE, "eventsource-parser", "zod"];
const manifest = {
  name: "lamplighter",
  version,
  description: "Run a function over many inputs on a city's idle browsers, from Node or the command line.",
  license,
  type: "module",
  engines,
  bin: { lamplighter: "./lamplighter.mjs" },
  exports: { ".": { types: "./types/client/package/index.d.ts", default: "./index.mjs" } },
  imports: { "#core/*": "./types/core/*.d.ts", "#protocol/*": "./types/protocol/*.d.ts" },
  dependencies: Object.fromEntries(needed.map((name) => [name, versions[name]])),
};
writeFileSync(path.join(OUT, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);

mkdirSync(DOWNLOADS, { recursive: true });
const packed = await run(
  "npm",
  ["pack", `./${OUT.replaceAll(path.sep, "/")}`, "--pack-destination", "dist", "--silent"],
  { quiet: true },
);
if (packed.code !== 0) throw new Error(`npm could not pack it:\n${packed.output}`);
cpSync("client/python/lamplighter.py", path.join(DOWNLOADS, "lamplighter.py"));
// Written last and atomically: its presence means that the rest is there.
renameSync(path.join("dist", `lamplighter-${version}.tgz`), path.join(DOWNLOADS, "lamplighter.tgz"));

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
