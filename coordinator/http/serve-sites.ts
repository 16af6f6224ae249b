import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { languageOf } from "../auth/asked-language";
import { type ProxyTrust, stampCaller } from "../auth/client-address";
import { asApiError } from "../refusals/as-api-error";
import { ourFault } from "../refusals/our-fault";
import { refuse } from "../refusals/refuse";
import { answerRefusal, answerText } from "./answer";
import { boundBody } from "./bound-body";
import { findRoute, type Handler, type Route } from "./site-router";

interface Sites {
  /** Host (and port) of the sandbox's origin, which serves only the sandbox. */
  sandboxHost: string;
  sandbox: Handler;
  /** Sent with every response of the city's own host, unless a route overrides them. */
  headers: Record<string, string>;
  /** What the coordinator answers itself; Next answers everything else. */
  routes: Route[];
  /** How requests get here: through which proxies. */
  proxyTrust?: ProxyTrust;
  log: Logger;
}

/** Two sites on one server, distinguished by the Host header: the sandbox and the city's own pages. */
export function serveSites({ sandboxHost, sandbox, headers, routes, proxyTrust, log }: Sites) {
  // As text: a person's browser shows it as it is.
  let site: Handler = (request, response) =>
    answerText(response, 503, refuse("site-starting").in(languageOf(request)).message);

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      stampCaller(request, proxyTrust);
      if (request.headers.host === sandboxHost) return await sandbox(request, response);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      const route = findRoute(routes, request);
      if (route?.upload || boundBody(request, response)) await (route?.handle ?? site)(request, response);
    } catch (error) {
      // The client disconnected while the response was being sent: nothing to answer, and not our fault.
      if (request.destroyed && !request.complete) response.destroy();
      else answerFailure(error, request, response, log);
    }
  };

  return { handle, serve: (handler: Handler) => (site = handler) };
}

function answerFailure(error: unknown, request: IncomingMessage, response: ServerResponse, log: Logger) {
  if (response.headersSent) return response.destroy();
  const foreseen = asApiError(error);
  if (foreseen) return answerRefusal(request, response, foreseen);
  const id = randomUUID();
  log.error({ event: "http.failed", err: error, id }, "a request failed");
  return answerText(response, 500, ourFault(id, languageOf(request)));
}
