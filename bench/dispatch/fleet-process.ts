// Simulated devices over real sockets: they return 200 bytes for each unit at once, or at a given pace, and time the acknowledgements.
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { type Acknowledgement, DEVICE_NAMESPACE, DEVICE_PROTOCOL, type Grant } from "#protocol/device-messages";

const url = String(process.env.BENCH_URL);
const devices = Number(process.env.BENCH_DEVICES);
const seconds = Number(process.env.BENCH_SECONDS);
/** Units a second, of all devices together; 0: as fast as they are granted. */
const pace = Number(process.env.BENCH_PACE);
const WARM_UP_MS = 2_000;

const latencies: number[] = [];
let acknowledged = 0;
let counting = false;

function connect(): Socket {
  const socket = io(url + DEVICE_NAMESPACE, {
    transports: ["websocket"],
    parser: msgpack,
    auth: { protocol: DEVICE_PROTOCOL, engine: "other", cores: 1, label: "bench" },
  });
  const sentAt = new Map<string, number>();
  let ready = Promise.resolve();
  const finish = (grant: Grant) => {
    sentAt.set(grant.grantId, performance.now());
    socket.emit("return", { grantId: grant.grantId, results: grant.units.map(result) });
  };
  socket.on("grant", (grant: Grant) => {
    if (pace === 0) return finish(grant);
    const ms = (grant.units.length / pace) * devices * 1_000;
    ready = ready.then(() => new Promise((resolve) => setTimeout(resolve, ms))).then(() => finish(grant));
  });
  socket.on("acknowledge", ({ grantId, units }: Acknowledgement) => {
    const sent = sentAt.get(grantId);
    sentAt.delete(grantId);
    if (!counting || sent === undefined) return;
    acknowledged += units.length;
    latencies.push(performance.now() - sent);
  });
  socket.on("connect", () => {
    socket.emit("renew", { grantIds: [] });
    socket.emit("room", { slots: 1 });
  });
  return socket;
}

function result(unit: number) {
  const bytes = Buffer.alloc(200);
  bytes.writeUInt32LE(unit);
  return { kind: "output", unit, fuel: 1_000, ms: 0.01, bytes };
}

const sockets = Array.from({ length: devices }, connect);
setTimeout(() => {
  counting = true;
  const started = performance.now();
  setTimeout(() => {
    counting = false;
    const elapsed = (performance.now() - started) / 1_000;
    for (const socket of sockets) socket.close();
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
    process.send?.({ acknowledged, perSecond: acknowledged / elapsed, p50: at(0.5), p99: at(0.99) }, () => process.exit(0));
  }, seconds * 1_000);
}, WARM_UP_MS);
