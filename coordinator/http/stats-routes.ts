import { open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { refuse } from "../refusals/refuse";
import { answerRefusal } from "./answer";
import type { Route } from "./site-router";

const FILES = {
  "tables.xml": "application/xml",
  "user.gz": "application/gzip",
  "host.gz": "application/gzip",
  "team.gz": "application/gzip",
} as const;

/** The city's statistics for sites that collect those of many projects, from the files that the duty made last. */
export const statsRoutes = (dataDir: string): Route[] =>
  Object.entries(FILES).map(([name, type]) => ({
    method: "GET",
    path: `/stats/${name}`,
    handle: async (request, response) => {
      const file = await open(path.join(dataDir, "stats", name)).catch(() => null);
      if (!file) return answerRefusal(request, response, refuse("statistics-not-made"));
      const { size, mtime } = await file.stat();
      response.setHeader("cache-control", "public, max-age=3600");
      response.setHeader("last-modified", mtime.toUTCString());
      response.writeHead(200, { "content-type": type, "content-length": size });
      await pipeline(file.createReadStream(), response).catch(() => undefined);
    },
  }));
