import type { IncomingMessage } from "node:http";
import type { Server } from "socket.io";
import { callerOf } from "../auth/client-address";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
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
  on(event: "packet", listener: (this: RawConnection, packet: RawPacket) => void): void;
  on(event: "close", listener: (this: RawConnection) => void): void;
  once(event: "close", listener: () => void): void;
  close(): void;
}

const SECOND_MS = 1_000;

/**
 * Limits a connection below its namespaces, and so also what no namespace ever sees: repeated handshakes, unknown
 * namespaces, meaningless frames. A sender of many packets is disconnected; a sender of many bytes is only read more slowly,
 * since an honest device may present a full outbox.
 */
export function guardConnections(io: Server, bounds: ConnectionBounds, now: () => number) {
  const sockets = new AtOnce(bounds.socketsPerAddress);
  const guards = new WeakMap<RawConnection, ConnectionGuard>();
  // One listener for all: ten thousand closures of each are megabytes.
  function heard(this: RawConnection, packet: RawPacket) {
    guards.get(this)?.hear(this, packet);
  }
  function closed(this: RawConnection) {
    guards.get(this)?.close();
  }
  io.engine.on("connection", (connection: RawConnection) => {
    const network = callerOf(connection.request)?.network;
    if (network !== undefined) connection.once("close", sockets.enter(network));
    guards.set(connection, new ConnectionGuard(bounds, now));
    connection.on("packet", heard);
    connection.on("close", closed);
  });
  return {
    /** Why no further connection from this address is allowed; undefined if one is. */
    refusal(request: IncomingMessage): ApiError | undefined {
      const caller = callerOf(request);
      if (!caller) return refuse("no-address-from-proxy");
      if (caller.network === undefined || !sockets.isFull(caller.network)) return undefined;
      return refuse("too-many-sockets", { max: bounds.socketsPerAddress });
    },
  };
}

class ConnectionGuard {
  readonly #bounds: ConnectionBounds;
  readonly #now: () => number;
  readonly #flood: FloodGuard;
  #windowStart = 0;
  #bytes = 0;
  #resume: NodeJS.Timeout | undefined;

  constructor(bounds: ConnectionBounds, now: () => number) {
    this.#bounds = bounds;
    this.#now = now;
    this.#flood = new FloodGuard(bounds.packetsPerSecond);
  }

  hear(connection: RawConnection, { type, data }: RawPacket) {
    if (type !== "message") return;
    const now = this.#now();
    if (!this.#flood.admits(now)) return connection.close();
    if (now - this.#windowStart >= SECOND_MS) {
      this.#windowStart = now;
      this.#bytes = 0;
    }
    this.#bytes += data?.length ?? 0;
    if (this.#bytes <= this.#bounds.bytesPerSecond || this.#resume !== undefined) return;
    const { socket } = connection.transport;
    socket.pause();
    this.#resume = setTimeout(() => {
      this.#resume = undefined;
      socket.resume();
    }, SECOND_MS);
  }

  close() {
    clearTimeout(this.#resume);
  }
}
