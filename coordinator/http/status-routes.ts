import type { Pool } from "pg";
import type { City } from "#core/coordination/state";
import type { Metrics } from "../metrics";
import { answerJson, answerText } from "./answer";
import type { Route } from "./site-router";

/** For whoever watches the process: is it well, and how much does it do? */
export const statusRoutes = (pool: Pool, city: () => Readonly<City>, metrics: Metrics): Route[] => [
  {
    method: "GET",
    path: "/api/health",
    handle: async (_request, response) => {
      const database = await pool.query("SELECT 1").then(
        () => "ok",
        () => "unreachable",
      );
      const { sessions, jobs, stopped } = city();
      const body = { database, devices: sessions.size, jobs: jobs.size, stopped };
      answerJson(response, database === "ok" ? 200 : 503, body);
    },
  },
  {
    method: "GET",
    path: "/metrics",
    handle: async (_request, response) =>
      answerText(response, 200, await metrics.registry.metrics(), metrics.registry.contentType),
  },
];
