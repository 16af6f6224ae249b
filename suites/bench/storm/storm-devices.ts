// Simulated devices of one coordinator that come back, to another one, when theirs is gone: as a browser's control worker does.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { commandOutput } from "#coordinator/testing/command-output";
import {
  type Acknowledgement,
  DEVICE_NAMESPACE,
  DEVICE_PROTOCOL,
  type Grant,
  type GrantStub,
  type ReplicaResult,
  type Welcome,
} from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { comeBackWithin, RECONNECTING } from "#workers/control/connection/reconnecting";
import type { StormCount } from "./run-storm";

/** The first is home; a device whose connection fails tries the next, as a proxy would lead it. */
const urls = String(process.env["BENCH_URLS"]).split(",");
const devices = Number(process.env["BENCH_DEVICES"]);
const unitMs = Number(process.env["BENCH_UNIT_MS"]);
const CONNECTING = 50;
const OUTPUT_BYTES = 200;
/** Units take randomly more or less time, within this share. */
const SPREAD = 0.5;
const NANOS_PER_MS = 1e6;

let latencies: number[] = [];
/** Since when it is counted, by the wall clock, which all processes share. */
let since = Date.now();
let welcomed: number[] = [];
let granted: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const fleet: StormDevice[] = [];

class StormDevice {
  readonly #socket: Socket;
  readonly #outbox = new Map<string, { stub: GrantStub; results: ReplicaResult[] }>();
  readonly #atWork = new Set<string>();
  readonly #sentAt = new Map<string, number>();
  #fresh = new Set<string>();
  #token: string | undefined;
  #url = 0;
  #isCounted = true;
  #onWelcome = () => {};

  constructor() {
    this.#socket = io(urls[0] + DEVICE_NAMESPACE, {
      ...RECONNECTING,
      transports: ["websocket"],
      parser: msgpack,
      forceNew: true,
      autoConnect: false,
      auth: (give) => give(this.#hello()),
    });
    this.#socket.on("welcome", (message: Welcome) => this.#welcome(message));
    this.#socket.on("grant", (grant: Grant) => this.#work(grant));
    this.#socket.on("acknowledge", (message: Acknowledgement) => this.#acknowledged(message));
    this.#socket.on("disconnect", () => {
      this.#fresh = new Set();
      this.#goElsewhere();
    });
    this.#socket.on("connect_error", () => {
      this.#goElsewhere();
      // As in the control worker: a refused handshake is not tried again by socket.io itself.
      if (!this.#socket.active) setTimeout(() => this.#socket.connect(), RECONNECTING.reconnectionDelay);
    });
    setInterval(() => this.#renew(), LIMITS.renewEveryMs);
  }

  connect(): Promise<void> {
    this.#socket.connect();
    return new Promise((resolve) => {
      this.#onWelcome = resolve;
    });
  }

  /** From now on it is missed. */
  count() {
    this.#isCounted = false;
  }

  #hello() {
    const known = this.#token === undefined ? {} : { deviceToken: this.#token };
    return { protocol: DEVICE_PROTOCOL, engine: "chromium", cores: 1, label: "bench", ...known };
  }

  #goElsewhere() {
    this.#url = (this.#url + 1) % urls.length;
    Object.assign(this.#socket.io, { uri: urls[this.#url] });
  }

  #welcome({ deviceToken, returnWithinMs = 0 }: Welcome) {
    comeBackWithin(this.#socket.io, returnWithinMs);
    this.#token = deviceToken;
    if (!this.#isCounted) welcomed.push(Date.now() - since);
    this.#renew();
    for (const [grantId, { stub, results }] of this.#outbox) this.#send(grantId, { results, stub });
    this.#socket.emit("room", { slots: 1 });
    this.#onWelcome();
  }

  #work(grant: Grant) {
    const { grantId, jobId, block, units, token } = grant;
    if (!this.#isCounted) granted.push(Date.now() - since);
    this.#isCounted = true;
    this.#fresh.add(grantId);
    this.#atWork.add(grantId);
    const takes = units.length * unitMs * (1 + SPREAD * (2 * Math.random() - 1));
    setTimeout(() => {
      this.#atWork.delete(grantId);
      const results = units.map(result);
      const stub = { grantId, jobId, block, units, token };
      this.#outbox.set(grantId, { stub, results });
      this.#send(grantId, this.#fresh.has(grantId) ? { results } : { results, stub });
    }, takes);
  }

  #send(grantId: string, message: object) {
    if (!this.#socket.connected) return;
    this.#sentAt.set(grantId, performance.now());
    this.#socket.emit("return", { grantId, ...message });
  }

  #acknowledged({ grantId, units }: Acknowledgement) {
    const sent = this.#sentAt.get(grantId);
    const item = this.#outbox.get(grantId);
    if (item) item.results = item.results.filter(({ unit }) => !units.includes(unit));
    if (item?.results.length === 0) this.#outbox.delete(grantId);
    if (sent === undefined) return;
    this.#sentAt.delete(grantId);
    latencies.push(performance.now() - sent);
  }

  #renew() {
    if (this.#socket.connected) this.#socket.emit("renew", { grantIds: [...this.#atWork, ...this.#outbox.keys()] });
  }
}

function result(unit: number): ReplicaResult {
  const stdout = Buffer.alloc(OUTPUT_BYTES);
  stdout.writeUInt32LE(unit);
  return { kind: "output", unit, fuel: 1_000, ms: unitMs, bytes: commandOutput(stdout) };
}

function counted(): StormCount {
  const lateMaxMs = delay.max / NANOS_PER_MS;
  return { kind: "counted", latencies, welcomed, granted, lateMaxMs };
}

process.on("message", (message: string | { countFrom: number }) => {
  if (typeof message === "object") {
    [latencies, welcomed, granted] = [[], [], []];
    since = message.countFrom;
    delay.reset();
    for (const device of fleet) device.count();
  }
  if (message === "counted") process.send?.(counted());
  if (message === "close") process.exit(0);
});
process.once("disconnect", () => process.exit(0));

let left = devices;
await Promise.all(
  Array.from({ length: Math.min(devices, CONNECTING) }, async () => {
    while (left-- > 0) {
      const device = new StormDevice();
      fleet.push(device);
      await device.connect();
    }
  }),
);
process.send?.({ kind: "connected" });
