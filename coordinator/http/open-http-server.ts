import { createServer, type Server } from "node:http";
import type { Handler } from "./site-router";

export interface HttpBounds {
  headerBytes: number;
  headers: number;
  /** From the connection to the last header. */
  headersMs: number;
  /** From the first byte to the last of a whole request, including the largest upload. */
  requestMs: number;
  /** Without a byte in either direction. */
  idleMs: number;
}

/** How often a server checks for overdue requests. */
const LOOK_EVERY_MS = 5_000;

/** An HTTP server whose connections cannot be held open by sending slowly or not at all. */
export function openHttpServer(handle: Handler, bounds: HttpBounds): Server {
  const server = createServer(
    {
      maxHeaderSize: bounds.headerBytes,
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, bounds.headersMs),
    },
    (request, response) => void handle(request, response),
  );
  server.maxHeadersCount = bounds.headers;
  // WebSockets remove this from their connections and are kept alive by pings.
  server.timeout = bounds.idleMs;
  return server;
}
