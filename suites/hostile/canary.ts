import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** Addresses that attacks try to reach. */
export interface CanaryAddresses {
  /** A server on another port of the sandbox's own host … */
  http: string;
  /** … one on a third port, and one that is only reachable by name. */
  other: string;
  named: string;
  https: string;
  ws: string;
  stun: string;
}

export interface Canary {
  addresses: CanaryAddresses;
  /** Every connection and every packet since the last call. */
  take(): string[];
  /** What was received and not taken. */
  received(): readonly string[];
  close(): Promise<void>;
}

const EMPTY_WASM = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Servers that nobody has a reason to call: two for HTTP and WebSocket, one for UDP. They count everything, even a bare
 * connection, and respond normally, so that an attack that gets through really works.
 */
export async function openCanary(): Promise<Canary> {
  const received: string[] = [];
  const [first, second, udp] = await Promise.all([listen(received), listen(received), listenUdp(received)]);
  const port = portOf(first);
  return {
    addresses: {
      http: `http://127.0.0.1:${port}/`,
      other: `http://localhost:${portOf(second)}/`,
      named: `http://canary.localhost:${port}/`,
      https: `https://127.0.0.1:${udp.address().port}/`,
      ws: `ws://127.0.0.1:${port}/`,
      stun: `stun:127.0.0.1:${udp.address().port}`,
    },
    take: () => received.splice(0),
    received: () => received,
    async close() {
      udp.close();
      for (const server of [first, second]) {
        server.closeAllConnections();
        server.close();
      }
      await Promise.all([first, second].map((server) => once(server, "close")));
    },
  };
}

async function listen(received: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    const path = request.url ?? "";
    const type = path.endsWith(".wasm")
      ? "application/wasm"
      : path.includes("events")
        ? "text/event-stream"
        : "text/javascript";
    response.writeHead(200, {
      "content-type": type,
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
    if (type === "text/event-stream") response.write("data: hello\n\n");
    else response.end(type === "application/wasm" ? EMPTY_WASM : "/* a canary */");
  });
  server.on("connection", () => received.push("a connection"));
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", () => received.push("a web socket"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function listenUdp(received: string[]): Promise<UdpSocket> {
  const socket = createSocket("udp4");
  socket.on("message", (_, { port }) => received.push(`a packet from port ${port}`));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
