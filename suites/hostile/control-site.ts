import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const SCRIPTS: Record<string, string> = {
  "/control-page.js": "control-page.js",
  "/naive-harness.js": "naive-harness.js",
};
const PAGE = '<!doctype html><title>Control</title><body><script src="/control-page.js"></script>';

/** A site without any protection, in which attacks prove that they work. */
export async function openControlSite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async ({ url = "/" }, response) => {
    const script = SCRIPTS[url];
    response.setHeader("content-type", url === "/" ? "text/html" : "text/javascript");
    response.end(script ? await readFile(new URL(script, import.meta.url)) : url === "/" ? PAGE : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
