import type { IncomingMessage } from "node:http";
import type { Pool } from "pg";
import type { State } from "#core/coordination/state";
import { LIMITS } from "#protocol/limits";
import { callerOf } from "../auth/client-address";
import { sameText } from "../auth/same-text";
import { steadyNow } from "../clock";
import type { NetworkWatch } from "../duties/network-watch";
import type { Metrics } from "../metrics";
import { refuse } from "../refusals/refuse";
import { answerJson, answerRefusal, answerText } from "./answer";
import { sharedProbe } from "./shared-probe";
import type { Route } from "./site-router";

interface StatusParts {
  pool: Pool;
  state: () => Readonly<State>;
  networks: Pick<NetworkWatch, "shared">;
  metrics: Metrics;
  metricsToken: string | undefined;
}

/** For monitoring: is the process healthy, and how much does it do? */
export function statusRoutes({ pool, state, networks, metrics, metricsToken }: StatusParts): Route[] {
  const askDatabase = () =>
    pool.query("SELECT 1").then(
      () => "ok",
      () => "unreachable",
    );
  // Anybody may ask, as often as they like, so not every request queries the database.
  const database = sharedProbe(askDatabase, LIMITS.HEALTH_FRESH_MS, steadyNow);
  return [
    {
      method: "GET",
      path: "/api/health",
      handle: async (_request, response) => {
        const { sessions, jobs, stopped } = state();
        const found = await database();
        const body = {
          database: found,
          devices: sessions.size,
          jobs: jobs.size,
          stopped,
          sharedNetwork: networks.shared,
        };
        answerJson(response, found === "ok" ? 200 : 503, body);
      },
    },
    {
      method: "GET",
      path: "/metrics",
      handle: async (request, response) => {
        if (!mayReadMetrics(request, metricsToken)) {
          return answerRefusal(request, response, refuse("metrics-token"));
        }
        return answerText(response, 200, await metrics.registry.metrics(), metrics.registry.contentType);
      },
    },
  ];
}

/** Allowed for callers on this machine without a proxy in between, and for those with the token. */
function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (given !== undefined) return token !== undefined && sameText(given, token);
  return callerOf(request)?.isLoopback === true;
}
