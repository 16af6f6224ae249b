import { readFile } from "node:fs/promises";
import path from "node:path";
import { packedText } from "./packed-text";
import type { Route } from "./site-router";

export interface BrowserAssets {
  /** Path of the control worker on the site, including its hash. */
  controlPath: string;
  /** The same for the worker that tests customers' buckets. */
  bucketTrialPath: string;
  sandbox: string;
  /** For the sandbox's Content-Security-Policy: `sha256-…` of its only inline script. */
  sandboxScriptHash: string;
  routes: Route[];
}

/** The built browser side: the control worker, for the pages' origin, and the sandbox, for the sandbox's origin only. */
export async function loadBrowserAssets(folder: string, siteUrl: string): Promise<BrowserAssets> {
  const socketOrigin = siteUrl.replace(/^http/, "ws");
  const {
    control: name,
    bucketTrial,
    sandboxScriptHash,
  } = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")) as {
    control: string;
    bucketTrial: string;
    sandboxScriptHash: string;
  };
  const [control, trial, sandbox] = await Promise.all([
    readFile(path.join(folder, name), "utf8"),
    readFile(path.join(folder, bucketTrial), "utf8"),
    readFile(path.join(folder, "box.html"), "utf8"),
  ]);
  const controlPath = `/build/${name}`;
  const bucketTrialPath = `/build/${bucketTrial}`;
  // Customers' buckets may be anywhere. A page that was loaded over TLS makes no plain HTTP requests.
  const buckets = siteUrl.startsWith("https:") ? "https:" : "https: http:";
  return {
    controlPath,
    bucketTrialPath,
    sandbox,
    sandboxScriptHash,
    routes: [
      workerRoute(controlPath, control, `'self' ${socketOrigin} ${buckets}`),
      workerRoute(bucketTrialPath, trial, buckets),
    ],
  };
}

/** A worker script, immutable at its path, that may connect to these origins and load nothing. */
function workerRoute(path: string, script: string, connects: string): Route {
  const answer = packedText(script, "text/javascript; charset=utf-8");
  return {
    method: "GET",
    path,
    handle: (request, response) => {
      response.setHeader("cache-control", "public, max-age=31536000, immutable");
      response.setHeader("content-security-policy", `default-src 'none'; connect-src ${connects}`);
      return answer(request, response);
    },
  };
}
