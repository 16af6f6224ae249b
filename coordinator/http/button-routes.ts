import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ButtonKey } from "../partners/visit-signer";
import { packedText } from "./packed-text";
import type { Route } from "./site-router";

/** What other sites read of this one: the button's script, and the key with which their servers check what it says. */
export async function buttonRoutes(file: string, key: ButtonKey): Promise<Route[]> {
  const script = packedText(await readFile(file, "utf8"), "text/javascript; charset=utf-8");
  const keys = packedText(JSON.stringify({ keys: [key] }), "application/json");
  return [
    forEverySite("/button/v1.js", "public, max-age=31536000, immutable", script),
    forEverySite("/.well-known/lamplighter-button.json", "public, max-age=3600", keys),
  ];
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const forEverySite = (path: string, cached: string, answer: Answer): Route => ({
  method: "GET",
  path,
  handle: (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    response.setHeader("cache-control", cached);
    return answer(request, response);
  },
});
