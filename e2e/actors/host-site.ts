import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HostSite {
  origin: string;
  close(): void;
}

/** The page of a host that forbids contact with the windows that it opens. */
export const APART = "/apart";

/** What a host's page keeps for the test. */
export interface Host {
  heard: unknown[];
  popups: (Window | null)[];
}
declare global {
  var host: Host;
}

/** Every page hears what anybody says to it, and keeps hold of what its scripts open. */
const HEAD = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>
<script>
  globalThis.host = { heard: [], popups: [] };
  addEventListener("message", ({ data }) => host.heard.push(data));
  const really = open;
  globalThis.open = (...asked) => {
    const popup = really(...asked);
    host.popups.push(popup);
    return popup;
  };
</script>
`;

/** Pages of a hostile host by their paths, on an origin of its own. */
export async function serveHost(pages: Record<string, (origin: string) => string>): Promise<HostSite> {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const page = pages[path];
    if (!page) return response.writeHead(404).end();
    if (path === APART) response.setHeader("cross-origin-opener-policy", "same-origin");
    return response.setHeader("content-type", "text/html").end(HEAD + page(origin));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, close };
}
