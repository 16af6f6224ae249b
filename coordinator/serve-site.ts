import next from "next";
import { showEncoding } from "./http/encoding-through-next";
import { PROJECT_ROOT } from "./project-root";
import type { RunningCoordinator } from "./start-coordinator";

/** Starts the pages: until then the coordinator answers that the site is starting. */
export async function serveSite({ handle, http, serve }: RunningCoordinator, dev: boolean): Promise<void> {
  const { host, port } = handle.config;
  const site = next({ dev, dir: PROJECT_ROOT, hostname: host, port, httpServer: http });
  await site.prepare();
  const answer = site.getRequestHandler();
  serve((request, response) => {
    showEncoding(response);
    return answer(request, response);
  });
}
