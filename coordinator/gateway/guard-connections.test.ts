import { EventEmitter, once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Server } from "socket.io";
import { expect, test } from "vitest";
import { stampCaller } from "../auth/client-address";
import { guardConnections } from "./guard-connections";

/** A connection as engine.io gives it, whose WebSocket tells when it is paused and when it is read again. */
function openConnection() {
  const socket = Object.assign(new EventEmitter(), {
    pauses: 0,
    pause: () => {
      socket.pauses += 1;
    },
    resume: () => socket.emit("resumed"),
  });
  const closed: true[] = [];
  const close = () => closed.push(true);
  const request = { headers: {}, socket: { remoteAddress: "127.0.0.1" } } as unknown as IncomingMessage;
  stampCaller(request);
  return Object.assign(new EventEmitter(), { transport: { socket }, request, close, closed });
}

function guarded(bounds: { packetsPerSecond?: number; bytesPerSecond?: number }) {
  const engine = new EventEmitter();
  const all = { socketsPerAddress: 1, packetsPerSecond: 1_000, bytesPerSecond: 1_000, ...bounds };
  guardConnections({ engine } as unknown as Server, all, () => 5_000);
  const connection = openConnection();
  engine.emit("connection", connection);
  return connection;
}

test("a sender of more bytes than a second allows is paused until the next second, and not disconnected", async () => {
  const connection = guarded({ bytesPerSecond: 1_000 });
  const { socket } = connection.transport;
  connection.emit("packet", { type: "message", data: Buffer.alloc(1_000) });
  expect(socket.pauses).toBe(0);
  const resumed = once(socket, "resumed");
  for (let i = 0; i < 3; i++) connection.emit("packet", { type: "message", data: Buffer.alloc(1) });
  expect(socket.pauses).toBe(1);
  await resumed;
  expect(connection.closed).toEqual([]);
});

test("pongs are no packets of the sender's choosing", () => {
  const connection = guarded({ packetsPerSecond: 2 });
  for (let i = 0; i < 5; i++) connection.emit("packet", { type: "pong" });
  for (let i = 0; i < 2; i++) connection.emit("packet", { type: "message", data: "" });
  expect(connection.closed).toEqual([]);
  connection.emit("packet", { type: "message", data: "" });
  expect(connection.closed).toEqual([true]);
});
