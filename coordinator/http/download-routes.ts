import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { refuse } from "../refusals/refuse";
import { answerRefusal } from "./answer";
import type { Route } from "./site-router";

/** What customers and partners install without a clone, as `npm run package` puts it into the folder; the same for every city. */
const DOWNLOADS = {
  "lamplighter.tgz": "application/gzip",
  "lamplighter.py": "text/plain; charset=utf-8",
  "lamplighter-button.tgz": "application/gzip",
};

export function downloadRoutes(folder: string): Route[] {
  return Object.entries(DOWNLOADS).map(([name, type]) => ({
    method: "GET",
    path: `/downloads/${name}`,
    handle: async (request, response) => {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      if (!found) {
        return answerRefusal(request, response, refuse("no-downloads"));
      }
      response.writeHead(200, {
        "content-type": type,
        "content-length": found.size,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-cache",
      });
      if (request.method === "HEAD") return response.end();
      await pipeline(createReadStream(file), response).catch(() => response.destroy()); // The client has disconnected.
    },
  }));
}
