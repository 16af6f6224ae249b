import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Imports that make a test slow: a process, a browser, a thread, a server or a database. */
const SLOW =
  /^(node:)?(child_process|worker_threads|net|http)$|^(playwright|@playwright\/test|puppeteer-core|selenium-webdriver|pg|esbuild)$/;
const IGNORED = /^(node_modules|dist|\.next|\.cache|\.data|test-results)$/;

/**
 * The test files whose imports, direct or indirect, cannot start a process, a browser, a thread, a server or a
 * database: there is no list to maintain, and new files are included by themselves.
 */
export async function quickTests() {
  const files = testsIn(".");
  const { metafile } = await build({
    entryPoints: files,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: ".cache/quick-tests",
    loader: { ".wasm": "empty", ".node": "empty" },
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const isSlow = new Map();
  const reaches = (file) => {
    if (isSlow.has(file)) return isSlow.get(file);
    isSlow.set(file, false); // A cycle is as slow as its other members.
    const imports = metafile.inputs[file]?.imports ?? [];
    const slow = imports.some((one) => (one.external ? SLOW.test(one.path) : reaches(one.path)));
    isSlow.set(file, slow);
    return slow;
  };
  return files.filter((file) => !reaches(file));
}

function testsIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.test(entry.name) ? [] : testsIn(file);
    return /[.]test[.]tsx?$/.test(entry.name) ? [file] : [];
  });
}
