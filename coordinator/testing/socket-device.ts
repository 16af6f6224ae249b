import { EventEmitter, once } from "node:events";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import {
  type Acknowledgement,
  type CoordinatorToDevice,
  DEVICE_NAMESPACE,
  DEVICE_PROTOCOL,
  type DevicePlaced,
  type DeviceReturn,
  type DeviceToCoordinator,
  type Earned,
  type Forget,
  type Grant,
  type GrantStub,
  type Held,
  type Idle,
  type LinkAnswer,
  type NamedHousehold,
  type PairingAnswer,
  type Place,
  type Refused,
  type ReplicaResult,
  type Revocation,
  type ToldSettings,
  type Welcome,
} from "#protocol/devices/device-messages";
import { commandOutput } from "./command-output";
import { MAX_WAIT_MS } from "./until";

/** What a device received and noticed, in order. */
export type Received =
  | ({ kind: "welcome" } & Welcome)
  | ({ kind: "grant" } & Grant)
  | ({ kind: "acknowledge" } & Acknowledgement)
  | ({ kind: "held" } & Held)
  | ({ kind: "turned-away" } & Refused)
  | { kind: "revoke"; what: Revocation }
  | ({ kind: "idle" } & Idle)
  | ({ kind: "earned" } & Earned)
  | ({ kind: "link" } & LinkAnswer)
  | ({ kind: "place" } & Place)
  | ({ kind: "forget" } & Forget)
  | { kind: "pairing"; what: PairingAnswer }
  | ({ kind: "household" } & NamedHousehold)
  | ({ kind: "settings" } & ToldSettings)
  | { kind: "disconnected"; reason: string }
  | { kind: "refused"; code: string | undefined };

export interface DeviceOptions {
  slots?: number;
  deviceToken?: string;
  /** Its answer for a unit; null leaves the grant unanswered. */
  answer?: (unit: number, grant: Grant) => ReplicaResult | null;
  /** Instead of `answer`, for a slow device: all results of a grant. */
  work?: (grant: Grant) => Promise<ReplicaResult[]>;
  /** The result of uploading an output; null sends none. */
  place?: (asked: Place) => Promise<DevicePlaced["outcome"] | null>;
  /** Wall time for each grant. */
  grantMs?: number;
  /** How often it returns unanswered results again. */
  presentEveryMs?: number;
  /** The client address that a proxy on this machine names. */
  address?: string;
}

/** Its label in the database, unlike any browser's. */
export const SIMULATED_LABEL = "A simulated device";

const COME_AGAIN_MS = 100;
const PRESENT_EVERY_MS = 1_000;

/**
 * A device over a real socket that behaves like the control worker: after each welcome it renews, returns its outbox
 * with stubs and then offers room, and it keeps every result until it is acknowledged.
 */
export class SocketDevice {
  readonly received: Received[] = [];
  /** Units whose results were acknowledged, by job. */
  readonly acknowledged = new Map<string, Set<number>>();
  readonly outbox = new Map<string, { stub: GrantStub; results: ReplicaResult[] }>();
  readonly grants = new Map<string, Grant>();
  readonly socket: Socket<CoordinatorToDevice, DeviceToCoordinator>;
  readonly #options: DeviceOptions;
  readonly #ears = new EventEmitter();
  /** Grants of this connection. */
  readonly #fresh = new Set<string>();
  readonly #presenting: NodeJS.Timeout;
  /** Results without an answer at its last check. */
  #unanswered = new Set<string>();
  #deviceToken: string | undefined;
  #comeAgain: NodeJS.Timeout | undefined;

  constructor(url: string, options: DeviceOptions = {}) {
    this.#options = options;
    this.#deviceToken = options.deviceToken;
    this.socket = io(new URL(DEVICE_NAMESPACE, url).href, {
      transports: ["websocket"],
      parser: msgpack,
      ...(options.address === undefined ? {} : { extraHeaders: { "x-forwarded-for": options.address } }),
      forceNew: true,
      reconnectionDelay: COME_AGAIN_MS,
      reconnectionDelayMax: 2 * COME_AGAIN_MS,
      auth: (give) => give(this.#hello()),
    });
    this.#listen();
    this.#presenting = setInterval(() => this.#presentUnanswered(), options.presentEveryMs ?? PRESENT_EVERY_MS);
  }

  get deviceToken(): string {
    if (!this.#deviceToken) throw new Error("This device was not welcomed yet.");
    return this.#deviceToken;
  }

  get deviceId(): string {
    return this.deviceToken.slice(0, this.deviceToken.indexOf("."));
  }

  /** Resolves with the first message of that kind from number `from` on; waits if there is none yet. */
  async receives<Kind extends Received["kind"]>(kind: Kind, from = 0): Promise<Extract<Received, { kind: Kind }>> {
    for (let at = from; ; at++) {
      while (at >= this.received.length) await this.#hears(`a message of kind ${kind}`);
      const received = this.received[at];
      if (received?.kind === kind) return received as Extract<Received, { kind: Kind }>;
    }
  }

  /** Resolves when `holds` does, checked after each message. */
  async until(holds: (device: this) => boolean): Promise<void> {
    while (!holds(this)) await this.#hears(`that ${holds}`);
  }

  async #hears(what: string): Promise<void> {
    const signal = AbortSignal.timeout(MAX_WAIT_MS);
    await once(this.#ears, "heard", { signal }).catch((error) => {
      if (!signal.aborted) throw error;
      throw new Error(`A device received nothing for ${MAX_WAIT_MS / 1_000} s while it waited for ${what}.`);
    });
  }

  receivedOf<Kind extends Received["kind"]>(kind: Kind): Extract<Received, { kind: Kind }>[] {
    return this.received.filter((one): one is Extract<Received, { kind: Kind }> => one.kind === kind);
  }

  /** Sends anything, including what no device would. */
  send(event: string, ...message: unknown[]) {
    (this.socket as unknown as Socket).emit(event, ...message);
  }

  /** Answers a grant that it kept. */
  return(grant: Grant, results: ReplicaResult[]) {
    this.grants.delete(grant.grantId);
    const { grantId, jobId, block, units, token } = grant;
    const kept = this.outbox.get(grantId)?.results ?? [];
    const stub = { grantId, jobId, block, units, token };
    this.outbox.set(grantId, { stub, results: [...kept, ...results] });
    // The coordinator may no longer know grants of an earlier connection.
    this.#send(this.#fresh.has(grantId) ? { grantId, results } : { grantId, results, stub });
  }

  /** The connection breaks, as when a laptop is closed. */
  drop() {
    this.socket.io.engine.close();
  }

  close() {
    clearTimeout(this.#comeAgain);
    clearInterval(this.#presenting);
    this.socket.disconnect();
  }

  #hello() {
    const token = this.#deviceToken;
    const known = token === undefined ? {} : { deviceToken: token };
    return { protocol: DEVICE_PROTOCOL, engine: "chromium", cores: 4, label: SIMULATED_LABEL, ...known };
  }

  #listen() {
    const { socket } = this;
    socket.on("welcome", (message) => this.#arrive(message));
    socket.on("grant", (grant) => {
      this.#fresh.add(grant.grantId);
      this.grants.set(grant.grantId, grant);
      this.#onMessage({ kind: "grant", ...grant });
      setTimeout(() => void this.#work(grant), this.#options.grantMs ?? 0);
    });
    socket.on("acknowledge", (message) => {
      this.#forget(message);
      this.#onMessage({ kind: "acknowledge", ...message });
    });
    socket.on("held", (message) => this.#onMessage({ kind: "held", ...message }));
    socket.on("refused", (message) => {
      this.#remove(message);
      this.#onMessage({ kind: "turned-away", ...message });
    });
    socket.on("revoke", (what) => {
      for (const grant of this.grants.values()) if (covers(what, grant)) this.grants.delete(grant.grantId);
      this.#onMessage({ kind: "revoke", what });
    });
    socket.on("idle", (message) => this.#onMessage({ kind: "idle", ...message }));
    socket.on("earned", (message) => this.#onMessage({ kind: "earned", ...message }));
    socket.on("link", (message) => this.#onMessage({ kind: "link", ...message }));
    socket.on("place", (asked) => {
      this.#onMessage({ kind: "place", ...asked });
      void this.#place(asked);
    });
    socket.on("forget", (message) => this.#onMessage({ kind: "forget", ...message }));
    socket.on("pairing", (what) => this.#onMessage({ kind: "pairing", what }));
    socket.on("household", (message) => this.#onMessage({ kind: "household", ...message }));
    socket.on("settings", (message) => this.#onMessage({ kind: "settings", ...message }));
    socket.on("disconnect", (reason) => {
      this.#fresh.clear();
      this.#onMessage({ kind: "disconnected", reason });
      if (reason === "io server disconnect") this.#returnSoon();
    });
    socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
      this.#onMessage({ kind: "refused", code: error.data?.code });
      if (!socket.active) this.#returnSoon();
    });
  }

  #arrive(message: Welcome) {
    this.#deviceToken = message.deviceToken;
    this.socket.emit("renew", { grantIds: [...this.grants.keys(), ...this.outbox.keys()] });
    for (const grantId of this.outbox.keys()) this.#present(grantId);
    this.socket.emit("room", { slots: this.#options.slots ?? 1 });
    this.#onMessage({ kind: "welcome", ...message });
  }

  #present(grantId: string) {
    const item = this.outbox.get(grantId);
    if (item) this.#send({ grantId, ...item });
  }

  #presentUnanswered() {
    for (const grantId of this.#unanswered) this.#present(grantId);
    this.#unanswered = new Set(this.outbox.keys());
  }

  async #work(grant: Grant) {
    if (!this.grants.has(grant.grantId)) return;
    const { work, answer = honestAnswer } = this.#options;
    const results = work
      ? await work(grant)
      : grant.units.map((unit) => answer(unit, grant)).filter((result) => result !== null);
    if (results.length > 0 && this.grants.has(grant.grantId)) this.return(grant, results);
  }

  async #place(asked: Place) {
    const { jobId, unit } = asked;
    const outcome = (await this.#options.place?.(asked)) ?? null;
    if (outcome !== null) this.socket.emit("placed", { jobId, unit, outcome });
  }

  /** Nothing is queued while the socket is disconnected: the outbox is returned at the next welcome. */
  #send(message: DeviceReturn) {
    if (this.socket.connected) this.socket.emit("return", message);
  }

  #forget({ grantId, units }: Acknowledgement) {
    const item = this.outbox.get(grantId);
    if (!item) return;
    const known = this.acknowledged.get(item.stub.jobId) ?? new Set();
    this.acknowledged.set(item.stub.jobId, known);
    for (const unit of units) known.add(unit);
    this.#remove({ grantId, units });
  }

  #remove({ grantId, units }: Acknowledgement) {
    const item = this.outbox.get(grantId);
    if (!item) return;
    item.results = item.results.filter((result) => !units.includes(result.unit));
    if (item.results.length === 0) this.outbox.delete(grantId);
  }

  #onMessage(one: Received) {
    this.received.push(one);
    this.#ears.emit("heard");
  }

  #returnSoon() {
    clearTimeout(this.#comeAgain);
    this.#comeAgain = setTimeout(() => this.socket.connect(), COME_AGAIN_MS);
  }
}

/** The same bytes and fuel on every device. */
export const honestAnswer = (unit: number): ReplicaResult => printed(unit, `unit ${unit}`);

/** A valid output of a unit of the job, but a wrong one. */
export const wrongAnswer = (unit: number): ReplicaResult => printed(unit, "wrong");

const printed = (unit: number, text: string): ReplicaResult => ({
  kind: "output",
  unit,
  fuel: 100_000_000,
  ms: 1,
  bytes: commandOutput(text),
});

function covers(what: Revocation, grant: Grant): boolean {
  if (what.kind === "all") return true;
  return grant.jobId === what.jobId && (what.kind === "job" || grant.slot === what.slot);
}
