import { io, type Socket } from "socket.io-client";
import parser from "socket.io-msgpack-parser";
import type {
  CoordinatorToDevice,
  DeviceHello,
  DeviceLift,
  DeviceLink,
  DevicePair,
  DevicePlaced,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
  DeviceToCoordinator,
  HelloRefusal,
  Welcome,
} from "#protocol/devices/device-messages";
import { DEVICE_NAMESPACE } from "#protocol/devices/device-protocol";
import type { DeviceReport } from "#protocol/devices/device-report";
import { comeBackWithin, RECONNECTING } from "./reconnecting";

const MIN_WAIT_MS = 500;
/** At most: whoever was refused together must not come again together. */
const REFUSED_WAIT_MS = 20_000;
/** The coordinator is restarting, or disconnects this device for a moment. At most, too. */
const DISMISSED_WAIT_MS = 4_000;

export type LinkHandlers = Omit<CoordinatorToDevice, "welcome" | "refused"> & {
  /** About results; `refused` is about the connection. */
  turnedAway: CoordinatorToDevice["refused"];
  /** A new connection is open: first the device says what it still holds. */
  welcome: (message: Welcome) => void;
  disconnected: () => void;
  refused: (code: HelloRefusal) => void;
};

/**
 * The socket. It reconnects by itself; nothing is queued while it is disconnected, except in the outbox and the leases.
 */
export class SocketLink {
  readonly #socket: Socket<CoordinatorToDevice, DeviceToCoordinator>;
  #connection = 0;
  #welcomed = false;
  #nextVisit: ReturnType<typeof setTimeout> | undefined;

  constructor(siteUrl: string, hello: () => DeviceHello, handlers: LinkHandlers) {
    this.#socket = io(new URL(DEVICE_NAMESPACE, siteUrl).href, {
      transports: ["websocket"],
      parser,
      autoConnect: false,
      ...RECONNECTING,
      auth: (answer) => answer(hello()),
    });
    this.#listen(handlers);
  }

  /** Number of the connection, from 1; 0 before the first. */
  get connection() {
    return this.#connection;
  }

  get welcomed() {
    return this.#welcomed;
  }

  open() {
    if (!this.#socket.active) this.#socket.connect();
  }

  close() {
    clearTimeout(this.#nextVisit);
    this.#welcomed = false;
    this.#socket.disconnect();
  }

  link(message: DeviceLink) {
    if (this.#welcomed) this.#socket.emit("link", message);
  }

  placed(message: DevicePlaced) {
    if (this.#welcomed) this.#socket.emit("placed", message);
  }

  pair(message: DevicePair) {
    if (this.#welcomed) this.#socket.emit("pair", message);
  }

  report(message: DeviceReport) {
    if (this.#welcomed) this.#socket.emit("report", message);
  }

  lift(message: DeviceLift) {
    if (this.#welcomed) this.#socket.emit("lift", message);
  }

  room(message: DeviceRoom) {
    if (this.#welcomed) this.#socket.emit("room", message);
  }

  return(message: DeviceReturn) {
    if (this.#welcomed) this.#socket.emit("return", withArrayBuffers(message));
  }

  release(message: DeviceRelease) {
    if (this.#welcomed) this.#socket.emit("release", message);
  }

  renew(message: DeviceRenew) {
    if (this.#welcomed) this.#socket.emit("renew", message);
  }

  #listen(handlers: LinkHandlers) {
    const socket = this.#socket;
    socket.on("welcome", (message) => {
      this.#connection += 1;
      this.#welcomed = true;
      if (message.returnWithinMs !== undefined) comeBackWithin(socket.io, message.returnWithinMs);
      handlers.welcome(message);
    });
    socket.on("grant", handlers.grant);
    socket.on("acknowledge", handlers.acknowledge);
    socket.on("held", handlers.held);
    socket.on("refused", handlers.turnedAway);
    socket.on("revoke", handlers.revoke);
    socket.on("idle", handlers.idle);
    socket.on("earned", handlers.earned);
    socket.on("link", handlers.link);
    socket.on("place", handlers.place);
    socket.on("forget", handlers.forget);
    socket.on("pairing", handlers.pairing);
    socket.on("household", handlers.household);
    socket.on("settings", handlers.settings);
    socket.on("disconnect", (reason) => {
      this.#welcomed = false;
      handlers.disconnected();
      if (reason === "io server disconnect") this.#comeAgain(DISMISSED_WAIT_MS * Math.random());
    });
    socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
      this.#welcomed = false;
      handlers.disconnected();
      const code = error.data?.code;
      if (code === "too-old" || code === "removed") return handlers.refused(code);
      if (code === "unknown-device" || code === "crowded") handlers.refused(code);
      // A refused handshake, unlike a lost connection, is not tried again by socket.io itself.
      if (!socket.active) this.#comeAgain(code === "unknown-device" ? MIN_WAIT_MS : REFUSED_WAIT_MS * Math.random());
    });
  }

  #comeAgain(afterMs: number) {
    clearTimeout(this.#nextVisit);
    this.#nextVisit = setTimeout(() => this.open(), afterMs);
  }
}

/** The parser's browser half knows ArrayBuffers only, and would send any view of one as an object with numbered keys. */
function withArrayBuffers(message: DeviceReturn): DeviceReturn {
  const results = message.results.map((result) =>
    "bytes" in result && result.bytes ? { ...result, bytes: wholeBuffer(result.bytes) } : result,
  );
  return { ...message, results: results as DeviceReturn["results"] };
}

function wholeBuffer(bytes: Uint8Array): ArrayBufferLike {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}
