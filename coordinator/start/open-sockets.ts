import { setTimeout as sleep } from "node:timers/promises";
import { Server } from "socket.io";
import { DEVICE_NAMESPACE } from "#protocol/devices/device-protocol";
import { LIMITS, type Limits } from "#protocol/limits";
import { LIVE_NAMESPACE } from "#protocol/live-messages";
import { languageOf } from "../auth/asked-language";
import { stampCaller } from "../auth/client-address";
import { steadyNow } from "../clock";
import type { Config } from "../config";
import { boundedParser } from "../gateway/bounded-parser";
import { guardConnections } from "../gateway/guard-connections";
import { trackConnections } from "../http/connections";
import { mayConnect } from "../http/may-connect";
import { openHttpServer } from "../http/open-http-server";
import type { Handler } from "../http/site-router";

const LOOK_EVERY_MS = 20;

/** The HTTP server and its sockets. It answers nothing yet and does not listen. */
export function openSockets(config: Config, limits: Limits) {
  const origins = { siteUrl: config.siteUrl, sandboxUrl: config.sandboxUrl };
  let answer: Handler = () => undefined;
  // Before socket.io takes its own requests.
  const http = openHttpServer((request, response) => answer(request, response), limits);
  const connections = trackConnections(http);
  const io = new Server(http, {
    allowRequest: (request, allow) => {
      stampCaller(request, config.proxyTrust);
      const refusal = guard.refusal(request);
      const said = refusal?.in(languageOf(request)).message;
      allow(said, refusal === undefined && mayConnect(request, origins));
    },
    connectTimeout: limits.helloMs,
    transports: ["websocket"],
    destroyUpgrade: false,
    serveClient: false,
    parser: boundedParser,
    maxHttpBufferSize: LIMITS.messageBytes,
    pingInterval: 10_000,
    pingTimeout: 12_000,
  });
  const guard = guardConnections(io, limits, steadyNow);
  // The default namespace, which a socket joins when it names none, is not used.
  io.use((_socket, next) => next(new Error(`Connect to ${DEVICE_NAMESPACE} or ${LIVE_NAMESPACE}.`)));
  return {
    http,
    io,
    async listen(handler: Handler) {
      answer = handler;
      await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen({ port: config.port, host: config.host, backlog: LIMITS.MAX_CONNECTIONS_AWAITED }, resolve);
      });
    },
    async close() {
      let isClosed = false;
      const closed = io.close().then(() => {
        isClosed = true;
      });
      // Requests that are under way are answered; downloads without end are cut off.
      for (let waited = 0; !isClosed && waited < limits.MAX_LAST_REQUESTS_MS; waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS);
        http.closeIdleConnections();
      }
      connections.destroy();
      await closed;
    },
  };
}
