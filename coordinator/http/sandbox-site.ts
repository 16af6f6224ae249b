import { answerText } from "./answer";
import type { BrowserAssets } from "./browser-assets";
import { packedText } from "./packed-text";
import { pathOf } from "./path-of";
import { permissionsPolicy } from "./permissions-policy";
import { transportHeaders } from "./site-headers";
import type { Handler } from "./site-router";

/**
 * Everything that the sandbox's origin serves: one document, without cookies, in which untrusted code may compute and
 * do nothing else. `frame-ancestors` lets only our own pages embed it; the policy closes every way to the network.
 */
export function sandboxSite(assets: Pick<BrowserAssets, "sandbox" | "sandboxScriptHash">, siteUrl: string): Handler {
  const headers = {
    "content-security-policy": [
      "default-src 'none'",
      `script-src '${assets.sandboxScriptHash}' 'wasm-unsafe-eval' blob:`,
      "worker-src blob:",
      "connect-src 'none'",
      "img-src 'none'",
      "font-src 'none'",
      "media-src 'none'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${siteUrl}`,
      "sandbox allow-scripts",
      "webrtc 'block'",
    ].join("; "),
    "permissions-policy": permissionsPolicy(),
    "referrer-policy": "no-referrer",
    "x-dns-prefetch-control": "off",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "no-cache",
    ...transportHeaders(siteUrl),
  };
  const answer = packedText(assets.sandbox, "text/html; charset=utf-8");
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "GET" || pathOf(request) !== "/box") {
      response.setHeader("location", `${siteUrl}${request.url ?? "/"}`);
      return answerText(response, 307, "Only the sandbox is served here.");
    }
    return answer(request, response);
  };
}
