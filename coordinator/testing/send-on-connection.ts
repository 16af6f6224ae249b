import { once } from "node:events";
import msgpack from "socket.io-msgpack-parser";
import { expect, vi } from "vitest";
import { WebSocket } from "ws";
import { DEVICE_NAMESPACE, DEVICE_PROTOCOL } from "#protocol/devices/device-messages";
import { encodePacket } from "./fuzz/encode-packet";

const CONNECT = 0;
const DISCONNECT = 1;
const CONNECT_ERROR = 4;

interface Decoder {
  on(event: "decoded", listener: (packet: { type: number }) => void): void;
  add(frame: Buffer): void;
}

const HELLO = { protocol: DEVICE_PROTOCOL, engine: "other", cores: 1, label: "One of many" };

export const helloTo = (namespace: string = DEVICE_NAMESPACE) => ({ type: CONNECT, nsp: namespace, data: HELLO });
export const goodbyeTo = (namespace: string = DEVICE_NAMESPACE) => ({ type: DISCONNECT, nsp: namespace });

/**
 * Sends all of `packets` on a new connection, as no client of ours would. Each handshake is answered before the next,
 * unless they are sent `atOnce`; a connection that is refused or closed sends no more.
 */
export async function sendOnConnection(
  siteUrl: string,
  headers: Record<string, string>,
  packets: readonly { type: number }[],
  atOnce = false,
): Promise<void> {
  const url = `${siteUrl.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers });
  let answers = 0;
  const decoder = new (msgpack as unknown as { Decoder: new () => Decoder }).Decoder();
  decoder.on("decoded", ({ type }) => {
    if (type === CONNECT || type === CONNECT_ERROR) answers += 1;
  });
  socket.on("message", (frame: Buffer, isBinary) => isBinary && decoder.add(frame));
  const isOpen = await once(socket, "open").then(
    () => true,
    () => false,
  );
  if (!isOpen) return;
  const answered = (count: number) =>
    vi.waitFor(() => expect(answers >= count || socket.readyState === WebSocket.CLOSED).toBe(true), 120_000);
  let hellos = 0;
  for (const packet of packets) {
    socket.send(encodePacket(packet), () => undefined); // If it was closed meanwhile, the error does not matter.
    if (packet.type === CONNECT) hellos += 1;
    if (!atOnce) await answered(hellos);
  }
  await answered(hellos);
  socket.terminate();
}
