import path from "node:path";
import next from "next";
import { builtFiles } from "./http/built-files";
import { showEncoding } from "./http/encoding-through-next";
import { pathOf } from "./http/path-of";
import { PROJECT_ROOT } from "./project-root";
import type { RunningCoordinator } from "./start-coordinator";

/** Starts the pages: until then the coordinator answers that the site is starting. */
export async function serveSite({ handle, http, serve }: RunningCoordinator, dev: boolean): Promise<void> {
  const { host, port } = handle.config;
  const site = next({ dev, dir: PROJECT_ROOT, hostname: host, port, httpServer: http });
  await site.prepare();
  const files = dev ? new Map<string, never>() : await builtFiles(path.join(PROJECT_ROOT, ".next", "static"));
  const answer = site.getRequestHandler();
  serve((request, response) => {
    const file = request.method === "GET" || request.method === "HEAD" ? files.get(pathOf(request)) : undefined;
    if (file) return file(request, response);
    showEncoding(response);
    return answer(request, response);
  });
}
