// Simulated devices over real sockets: they return 200 bytes for each unit, and time the acknowledgements.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { io } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { commandOutput } from "#coordinator/testing/command-output";
import { type Acknowledgement, DEVICE_NAMESPACE, DEVICE_PROTOCOL, type Grant } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { CountedByProcess } from "./fleet";

const url = String(process.env["BENCH_URL"]);
const devices = Number(process.env["BENCH_DEVICES"]);
/** How long a device takes over a unit; 0: no time at all. */
let unitMs = Number(process.env["BENCH_UNIT_MS"]);
/** Whether devices offer nothing before they are given a pace. */
const startsIdle = process.env["BENCH_STARTS_IDLE"] === "1";
/** The reported duration of a unit, by which batches are sized. */
const toldMs = Number(process.env["BENCH_TOLD_MS"]);
const OUTPUT_BYTES = 200;
/** Concurrent handshakes; each writes a row. */
const CONNECTING = 50;
const MAX_START_MS = 10_000;
/** Units of a batch in benchmarks with many devices. */
const FULL_BATCH = 16;
/**
 * Batches take randomly more or less time than the pace, within this share. If all took exactly as long, every pause of
 * the coordinator would make more devices return together, until all of them do, round after round.
 */
const SPREAD = 0.25;
const NANOS_PER_MS = 1e6;

let latencies: number[] = [];
let acknowledged = 0;
let countedFrom = 0;
let firstGrantAt: number | undefined;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const alive = new Set<{ close: () => void }>();
const idle: (() => void)[] = [];

/** Resolves when the device is welcome, and never if it is refused. */
function connect(): Promise<void> {
  const socket = io(url + DEVICE_NAMESPACE, {
    transports: ["websocket"],
    parser: msgpack,
    auth: { protocol: DEVICE_PROTOCOL, engine: "chromium", cores: 1, label: "bench" },
  });
  alive.add(socket);
  const grantsAtWork = new Set<string>();
  const sentAt = new Map<string, number>();
  // Devices that start together must not return together for ever.
  let ready = pause(Math.random() * unitMs);
  let isFirst = startsIdle;
  const finish = (grant: Grant) => {
    grantsAtWork.delete(grant.grantId);
    sentAt.set(grant.grantId, performance.now());
    socket.emit("return", { grantId: grant.grantId, results: grant.units.map(result) });
  };
  socket.on("grant", (grant: Grant) => {
    firstGrantAt ??= Date.now();
    grantsAtWork.add(grant.grantId);
    if (unitMs === 0) return finish(grant);
    const share = isFirst ? Math.random() : 1;
    isFirst = false;
    const batchMs = grant.units.length * unitMs * share * (1 + SPREAD * (2 * Math.random() - 1));
    ready = ready.then(() => pause(batchMs)).then(() => finish(grant));
  });
  socket.on("acknowledge", ({ grantId, units }: Acknowledgement) => {
    const sent = sentAt.get(grantId);
    sentAt.delete(grantId);
    if (sent === undefined) return;
    acknowledged += units.length;
    latencies.push(performance.now() - sent);
  });
  const renew = () => socket.emit("renew", { grantIds: [...grantsAtWork] });
  const renewing = setInterval(renew, LIMITS.renewEveryMs);
  socket.on("disconnect", () => clearInterval(renewing));
  return new Promise((resolve) => {
    socket.on("welcome", () => {
      renew();
      const offer = () => socket.emit("room", { slots: 1 });
      if (startsIdle) idle.push(offer);
      else offer();
      resolve();
    });
  });
}

function result(unit: number) {
  const stdout = Buffer.alloc(OUTPUT_BYTES);
  stdout.writeUInt32LE(unit);
  return { kind: "output", unit, fuel: 1_000, ms: toldMs, bytes: commandOutput(stdout) };
}

function pause(ms: number) {
  return new Promise<void>((resolve) => setTimeout(resolve, ms));
}

function startCounting() {
  latencies = [];
  acknowledged = 0;
  countedFrom = performance.now();
  delay.reset();
}

function counted(): CountedByProcess {
  const seconds = (performance.now() - countedFrom) / 1_000;
  const lateP99 = delay.percentile(99) / NANOS_PER_MS;
  return { kind: "counted", units: acknowledged, perSecond: acknowledged / seconds, latencies, lateP99 };
}

/** Idle devices offer their slots spread over the duration of a batch, as if they had been working for long. */
async function keepPace(msPerUnit: number) {
  unitMs = msPerUnit;
  const offers = idle.splice(0);
  const within = Math.min(MAX_START_MS, unitMs * FULL_BATCH);
  await Promise.all(offers.map((offer) => pause(Math.random() * within).then(offer)));
}

process.on("message", (message: string | { pace: number }) => {
  if (typeof message === "object") void keepPace(message.pace);
  if (message === "start") startCounting();
  if (message === "counted") process.send?.(counted());
  if (message === "first-grant") process.send?.({ kind: "first-grant", at: firstGrantAt ?? null });
  if (message === "close") close();
});
process.once("disconnect", close);

let waiting = devices;
await Promise.all(
  Array.from({ length: Math.min(devices, CONNECTING) }, async () => {
    while (waiting-- > 0) await connect();
  }),
);
process.send?.({ kind: "connected" });

function close() {
  for (const socket of alive) socket.close();
  process.exit(0);
}
