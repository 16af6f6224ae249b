import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BROWSER_TARGET } from "./browser-target.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * The unit worker as one classic script, strict throughout: the sandbox makes workers from it.
 *
 * @param {{ minify?: boolean }} options
 * @returns {Promise<string>}
 */
export async function buildUnitWorker({ minify = true } = {}) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../workers/sandbox/unit-worker.ts", import.meta.url))],
    absWorkingDir: ROOT,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: BROWSER_TARGET,
    charset: "utf8",
    legalComments: "none",
    minify,
    write: false,
  });
  const { text } = outputFiles[0];
  // A function in sloppy mode would expose itself and its `this` to a program that prepares its own stack traces.
  if (!text.startsWith('"use strict"')) throw new Error("The unit worker's script is not strict.");
  return text;
}
