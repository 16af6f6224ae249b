import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BROWSER_TARGET } from "./browser-target.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds what a donor's browser runs beside the pages, into `outDir`:
 * `control-<hash>.js` (the control worker, a classic script), `sandbox.html` (the sandbox's document, one inline script)
 * `bucket-trial-<hash>.js` (tries customers' buckets), `service-worker.js` (opens the donation page without network),
 * `button.js` (the button that other sites show) and `manifest.json`, which it also returns.
 *
 * @param {{ outDir?: string, minify?: boolean, unitWorkerScript?: string }} options `unitWorkerScript` is made when absent.
 */
export async function buildBrowser({ outDir = join(ROOT, "dist/browser"), minify = true, unitWorkerScript } = {}) {
  const script = unitWorkerScript ?? (await makeUnitWorker(minify));
  const [control, trial, serviceWorker, button, sandbox] = await Promise.all([
    bundle("workers/control/control.ts", { minify }),
    bundle("workers/bucket-trial/bucket-trial.ts", { minify }),
    bundle("workers/offline/service-worker.ts", { minify }),
    bundle("button/lamplighter-button.ts", { minify }),
    bundle("workers/sandbox/frame.ts", { minify, define: { UNIT_WORKER_SCRIPT: JSON.stringify(script) } }),
  ]);
  if (/<\/script|<!--/i.test(sandbox)) {
    throw new Error(
      "The unit worker's script holds `</script` or `<!--`, which would break the sandbox's document: write it in two parts.",
    );
  }
  const manifest = {
    control: `control-${digest(control, "hex").slice(0, 16)}.js`,
    bucketTrial: `bucket-trial-${digest(trial, "hex").slice(0, 16)}.js`,
    sandboxScriptHash: `sha256-${digest(sandbox, "base64")}`,
  };
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(join(outDir, manifest.control), control),
    writeFile(join(outDir, manifest.bucketTrial), trial),
    writeFile(join(outDir, "service-worker.js"), serviceWorker),
    writeFile(join(outDir, "button.js"), button),
    writeFile(join(outDir, "box.html"), documentOf(sandbox)),
    writeFile(join(outDir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`),
  ]);
  return manifest;
}

async function makeUnitWorker(minify) {
  const { buildUnitWorker } = await import("./build-sandbox.mjs");
  return buildUnitWorker({ minify });
}

async function bundle(entry, { minify, define = {} }) {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: BROWSER_TARGET,
    charset: "utf8",
    legalComments: "none",
    minify,
    define: { "process.env.NODE_ENV": '"production"', ...define },
    write: false,
  });
  return outputFiles[0].text;
}

const digest = (text, encoding) => createHash("sha256").update(text).digest(encoding);

const documentOf = (script) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox</title><script>${script}</script></html>\n`;

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const manifest = await buildBrowser();
  process.stdout.write(`Built ${manifest.control} and the sandbox (${manifest.sandboxScriptHash}).\n`);
}
