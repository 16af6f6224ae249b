import { Agent } from "node:http";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { DEVICE_NAMESPACE, DEVICE_PROTOCOL } from "#protocol/devices/device-messages";
import type { FuzzCity } from "./open-fuzz-city";

/**
 * Resolves "localhost" itself: thousands of connections neither look it up nor try the address that nobody listens on.
 */
const AGENT = new Agent({
  lookup: (_name, { all }, done) =>
    all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
});

/**
 * Connects as the lane's device, sends something once it is welcome, and ends when the coordinator has disconnected it.
 */
export async function speakOutOfTurn(city: FuzzCity, lane: number, send: (socket: Socket) => void): Promise<void> {
  const socket = connectTo(city, DEVICE_NAMESPACE, hello(city.deviceTokens[lane]));
  const over = sentAway(socket);
  socket.once("welcome", () => {
    send(socket);
    // Some become valid in transport; whatever came before has been read by then.
    socket.emit("room", { slots: -1 });
  });
  await over;
  socket.disconnect();
}

export const connectTo = (city: FuzzCity, namespace: string, auth: object = {}): Socket =>
  io(new URL(namespace, city.url).href, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
    agent: AGENT as never,
    auth,
  });

export const sentAway = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once("disconnect", () => resolve());
    socket.once("connect_error", () => resolve());
  });

/** The same facts as in its row: a handshake is stored, and these must not change anything. */
const hello = (deviceToken: string | undefined) => ({
  ...{ protocol: DEVICE_PROTOCOL, engine: "chromium", cores: 4, label: "A simulated device" },
  deviceToken,
});
