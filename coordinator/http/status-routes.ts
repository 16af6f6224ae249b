import type { IncomingMessage } from "node:http";
import type { Pool } from "pg";
import type { State } from "#core/coordination/state";
import { callerOf } from "../auth/client-address";
import { sameText } from "../auth/same-text";
import type { NetworkWatch } from "../duties/network-watch";
import type { Metrics } from "../metrics";
import { answerError, answerJson, answerText } from "./answer";
import type { Route } from "./site-router";

interface StatusParts {
  pool: Pool;
  state: () => Readonly<State>;
  networks: Pick<NetworkWatch, "shared">;
  metrics: Metrics;
  metricsToken: string | undefined;
}

/** For whoever watches the process: is it well, and how much does it do? */
export const statusRoutes = ({ pool, state, networks, metrics, metricsToken }: StatusParts): Route[] => [
  {
    method: "GET",
    path: "/api/health",
    handle: async (_request, response) => {
      const database = await pool.query("SELECT 1").then(
        () => "ok",
        () => "unreachable",
      );
      const { sessions, jobs, stopped } = state();
      const body = { database, devices: sessions.size, jobs: jobs.size, stopped, sharedNetwork: networks.shared };
      answerJson(response, database === "ok" ? 200 : 503, body);
    },
  },
  {
    method: "GET",
    path: "/metrics",
    handle: async (request, response) => {
      if (!mayReadMetrics(request, metricsToken)) {
        const message = "Metrics are read from the machine itself, or with METRICS_TOKEN as `Authorization: Bearer …`.";
        return answerError(response, "UNAUTHENTICATED", message);
      }
      return answerText(response, 200, await metrics.registry.metrics(), metrics.registry.contentType);
    },
  },
];

/** A caller on this machine may, with no proxy between, and whoever has the token. */
function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (given !== undefined) return token !== undefined && sameText(given, token);
  return callerOf(request)?.isLoopback === true;
}
