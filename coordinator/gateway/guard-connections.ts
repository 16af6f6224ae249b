import type { IncomingMessage } from "node:http";
import type { Server } from "socket.io";
import { callerOf } from "../auth/client-address";
import { AtOnce } from "./at-once";
import { FloodGuard } from "./flood-guard";

export interface ConnectionBounds {
  socketsPerAddress: number;
  packetsPerSecond: number;
  bytesPerSecond: number;
}

interface RawPacket {
  type: string;
  data?: string | Buffer;
}

interface RawConnection {
  request: IncomingMessage;
  /** Of the WebSocket: no byte is taken from the network while it is paused. */
  transport: { socket: { pause(): void; resume(): void } };
  on(event: "packet", listener: (packet: RawPacket) => void): void;
  once(event: "close", listener: () => void): void;
  close(): void;
}

const SECOND_MS = 1_000;

/**
 * Bounds on a connection below its namespaces, which also holds for what no namespace ever hears: handshakes over and over,
 * unknown namespaces, frames without meaning. Whoever sends many packets is cut off; whoever sends many bytes is read more
 * slowly, for a device that presents a full outbox is honest.
 */
export function guardConnections(io: Server, bounds: ConnectionBounds, now: () => number) {
  const sockets = new AtOnce(bounds.socketsPerAddress);
  io.engine.on("connection", (connection: RawConnection) => {
    const network = callerOf(connection.request)?.network;
    if (network !== undefined) connection.once("close", sockets.enter(network));
    guardConnection(connection, bounds, now);
  });
  return {
    /** Why no further connection may come from this address, as a sentence; undefined when one may. */
    refusal(request: IncomingMessage): string | undefined {
      const caller = callerOf(request);
      if (!caller)
        return "The proxy in front of this site sent no internet address for this connection in X-Forwarded-For.";
      if (caller.network === undefined || !sockets.isFull(caller.network)) return undefined;
      return `This address has ${bounds.socketsPerAddress} connections, the maximum. Close some pages of the city first.`;
    },
  };
}

function guardConnection(connection: RawConnection, bounds: ConnectionBounds, now: () => number) {
  const flood = new FloodGuard(bounds.packetsPerSecond);
  let windowStart = 0;
  let bytes = 0;
  let resume: NodeJS.Timeout | undefined;
  connection.once("close", () => clearTimeout(resume));
  connection.on("packet", ({ type, data }) => {
    if (type !== "message") return;
    if (!flood.admits(now())) return connection.close();
    if (now() - windowStart >= SECOND_MS) {
      windowStart = now();
      bytes = 0;
    }
    bytes += data?.length ?? 0;
    if (bytes <= bounds.bytesPerSecond || resume !== undefined) return;
    const { socket } = connection.transport;
    socket.pause();
    resume = setTimeout(() => {
      resume = undefined;
      socket.resume();
    }, SECOND_MS);
  });
}
