import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Server, type Socket } from "socket.io";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { OneWriteServer } from "./one-write-a-turn";

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

/** A page or device that speaks engine.io by hand, so that it may stop to read. */
async function connected() {
  const http = createServer();
  const io = new Server(http, { transports: ["websocket"], wsEngine: OneWriteServer });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  client.on("message", (message) => heard.push(String(message)));
  client.on("open", () => client.send("40"));
  close = async () => {
    client.terminate();
    await io.close();
  };
  const socket = await new Promise<Socket>((resolve) => io.on("connection", resolve));
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  heard.length = 0;
  return { socket, client, heard, wire: socket.request.socket };
}

test("what is sent in one turn leaves in one write, in its order; what is sent in another turn in another", async () => {
  const { socket, heard, wire } = await connected();
  const writes = vi.spyOn(wire, "_writev" as never);
  for (const word of ["a", "b", "c"]) socket.emit(word);
  expect(writes).not.toHaveBeenCalled();
  await nextTurn();
  expect(writes).toHaveBeenCalledTimes(1);
  socket.emit("d");
  await vi.waitFor(() => expect(heard).toEqual(['42["a"]', '42["b"]', '42["c"]', '42["d"]']));
  expect(writes).toHaveBeenCalledTimes(2);
});

test("while somebody does not read, what is for them waits, and reaches them when they read on", async () => {
  const { socket, client, heard } = await connected();
  const { transport } = socket.conn;
  client.pause();
  const large = "x".repeat(32 * 2 ** 20);
  socket.emit("large", large);
  await nextTurn();
  socket.emit("small");
  await nextTurn();
  expect(transport.writable).toBe(false);
  socket.emit("later");
  client.resume();
  await vi.waitFor(() => expect(heard.map((one) => one.slice(0, 9))).toEqual(['42["large', '42["small', '42["later']), {
    timeout: 20_000,
  });
  expect(transport.writable).toBe(true);
});

test("who sends to a connection that is closing learns that it failed", async () => {
  const { socket, client } = await connected();
  const { transport } = socket.conn as unknown as { transport: { socket: WebSocket } };
  client.close();
  transport.socket.close();
  const sent = await new Promise<Error | undefined>((resolve) => transport.socket.send("late", resolve));
  expect(sent).toBeInstanceOf(Error);
});

test("a connection holds nothing of the answer to the request that opened it", async () => {
  const { wire } = await connected();
  expect(wire.listeners("close").map(({ name }) => name)).toEqual(["socketOnClose"]);
});
