import { readFile } from "node:fs/promises";
import path from "node:path";
import { answerText } from "./answer";
import type { Route } from "./site-router";

export interface BrowserAssets {
  /** Path of the control worker on the site; it carries its hash. */
  controlPath: string;
  sandbox: string;
  /** For the sandbox's Content-Security-Policy: `sha256-…` of its one inline script. */
  sandboxScriptHash: string;
  routes: Route[];
}

/** The built browser side: the control worker, for the pages' origin, and the sandbox, for the sandbox's alone. */
export async function loadBrowserAssets(folder: string, siteUrl: string): Promise<BrowserAssets> {
  const socketOrigin = siteUrl.replace(/^http/, "ws");
  const { control: name, sandboxScriptHash } = JSON.parse(
    await readFile(path.join(folder, "manifest.json"), "utf8"),
  ) as {
    control: string;
    sandboxScriptHash: string;
  };
  const [control, sandbox] = await Promise.all([
    readFile(path.join(folder, name), "utf8"),
    readFile(path.join(folder, "box.html"), "utf8"),
  ]);
  const controlPath = `/build/${name}`;
  return {
    controlPath,
    sandbox,
    sandboxScriptHash,
    routes: [
      {
        method: "GET",
        path: controlPath,
        handle: (_request, response) => {
          response.setHeader("cache-control", "public, max-age=31536000, immutable");
          response.setHeader("content-security-policy", `default-src 'none'; connect-src 'self' ${socketOrigin}`);
          answerText(response, 200, control, "text/javascript; charset=utf-8");
        },
      },
    ],
  };
}
