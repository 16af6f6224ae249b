// Builds what `npm start` runs: the browser side, the coordinator and the site.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";
import { hashOf, isFresh, markFresh } from "./stamp.mjs";

const SHARED = ["core", "protocol", "package-lock.json", "tsconfig.json"];

/** Each part: what it is made from, what proves that it is there, how it is made. In order. */
const PARTS = {
  browser: {
    sources: [...SHARED, "workers", "scripts/build-browser.mjs", "scripts/build-sandbox.mjs"],
    proof: "dist/browser/manifest.json",
    make: () => run(process.execPath, ["scripts/build-browser.mjs"]),
  },
  coordinator: {
    sources: [...SHARED, "programs", "coordinator", "prisma/schema", "scripts/build.mjs"],
    proof: "dist/coordinator/main.mjs",
    make: bundleCoordinator,
  },
  site: {
    sources: [
      ...SHARED,
      "app",
      "hostile/corpus",
      "workers/page",
      "coordinator/api",
      "coordinator/auth",
      "coordinator/handle.ts",
      "client",
      "public",
      "next.config.js",
      "proxy.ts",
      "postcss.config.mjs",
    ],
    proof: ".next/BUILD_ID",
    make: () =>
      run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env: { NODE_ENV: "production" } }),
  },
};

/** Builds the named parts, or all, as far as they are missing or older than their sources. */
export async function build(names = Object.keys(PARTS)) {
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

/** Everything but packages in one file, and one more for each thread or process of its own, under the same name. */
async function bundleCoordinator() {
  const { build: bundle } = await import("esbuild");
  const others = readdirSync("coordinator", { recursive: true }).filter((file) => /\.(worker|process)\.ts$/.test(file));
  try {
    await bundle({
      entryPoints: ["coordinator/main.ts", ...others.map((file) => path.join("coordinator", file))],
      outbase: "coordinator",
      outdir: "dist/coordinator",
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      packages: "external",
      sourcemap: "linked",
      logLevel: "warning",
    });
    return { code: 0 };
  } catch {
    return { code: 1 }; // esbuild has written what is wrong
  }
}
