import { apply } from "../coordination/apply";
import { createCommit, createEffects, type DeviceMessage, isEmptyCommit } from "../coordination/effects";
import type { CityEvent, ProvenGrant, Returned } from "../coordination/events";
import { isHalted } from "../coordination/may-run";
import { type City, createCity } from "../coordination/state";
import type { DeviceId, GrantId, JobId, SessionId } from "../ids";
import type { Random } from "../random";
import type { ClaimedBlock } from "../units/block-run";
import { cityPolicy } from "./city-policy";
import type { EventQueue } from "./event-queue";
import type { SimulatedStore } from "./simulated-store";
import type { Watch } from "./watch";

export type ToDevice = DeviceMessage | { kind: "welcome" } | { kind: "acknowledge"; grantId: string; units: number[] };

export type FromDevice =
  | { kind: "room"; slots: number }
  | { kind: "return"; grantId: GrantId; results: Returned[]; stub?: ProvenGrant }
  | { kind: "release"; grantId: GrantId; units: number[] }
  | { kind: "renew"; grantIds: GrantId[] }
  | { kind: "held"; jobIds: JobId[] };

/** The device's end of a connection. */
export interface DeviceEnd {
  readonly id: DeviceId;
  hear(message: ToDevice): void;
  disconnected(): void;
}

/** One socket: what is sent arrives in order, until it breaks; then what was on its way is lost. */
export interface Connection {
  readonly sessionId: SessionId;
  readonly device: DeviceEnd;
  open: boolean;
  lastUp: number;
  lastDown: number;
}

export interface SimulatedParts {
  queue: EventQueue;
  random: Random;
  store: SimulatedStore;
  watch: Watch;
  delays: { commitMs: number; claimMs: number; wireMs: number };
}

/** How long a socket may be broken before the coordinator sees it. */
const PING_TIMEOUT_MS = 22_000;
const POLICY = { ...cityPolicy, checking: { ...cityPolicy.checking, firstUnits: 3 } };
const GROUP_MS = 4;

/** The shell of a city in virtual time: mailbox, commit groups, claims; it can be killed at any moment. */
export class SimulatedCoordinator {
  readonly #parts: SimulatedParts;
  /** Every open socket, and of those that said hello their sessions. */
  readonly #sockets = new Set<Connection>();
  readonly #connections = new Map<SessionId, Connection>();
  #city: City;
  #commit = createCommit();
  #generation = 0;
  #sessionsMade = 0;
  #flushing = false;
  #waking = false;
  /** Whether it is up, and nobody has killed it. */
  up = true;
  /** The switch in the store. */
  stopped = false;

  constructor(parts: SimulatedParts) {
    this.#parts = parts;
    this.#city = createCity(POLICY, "a", parts.random);
    parts.watch.cityIs(this.#city);
  }

  get city(): City {
    return this.#city;
  }

  /** Postings of the shell's own that must be durable together with the event that follows. */
  get postings() {
    return this.#commit.postings;
  }

  /** Whether everything that was decided is durable. */
  get isQuiet(): boolean {
    return this.up && !this.#flushing && isEmptyCommit(this.#commit);
  }

  dispatch(event: CityEvent) {
    const { queue, watch } = this.#parts;
    watch.before(event);
    const effects = apply(this.#city, event, queue.now, createEffects(this.#commit));
    watch.after(effects);
    for (const message of effects.messages) this.#say(message.to, message);
    for (const { jobId, blocks } of effects.claims) this.#claim(jobId, blocks);
    if (!isEmptyCommit(this.#commit)) this.#flushSoon();
  }

  connect(device: DeviceEnd): Connection {
    const sessionId = `s${this.#sessionsMade++}` as SessionId;
    const { queue } = this.#parts;
    const connection = { sessionId, device, open: true, lastUp: queue.now, lastDown: queue.now };
    this.#sockets.add(connection);
    this.#onWireUp(connection, () => {
      const row = this.#parts.store.devices.get(device.id);
      if (!row) throw new Error(`${device.id} has no row`);
      this.#connections.set(sessionId, connection);
      const { outvoted, ...known } = row;
      const joining = { ...known, units: 0, label: row.id, engine: "chromium" };
      this.dispatch({ kind: "device.joined", sessionId, device: joining });
      this.#say(sessionId, { kind: "welcome" });
    });
    return connection;
  }

  /** The socket breaks. The coordinator sees it later, perhaps after the device has come back on another one. */
  breakOff(connection: Connection) {
    if (!connection.open) return;
    connection.open = false;
    this.#sockets.delete(connection);
    const { queue, random } = this.#parts;
    const generation = this.#generation;
    queue.after(random() < 0.5 ? 10 : random() * PING_TIMEOUT_MS, () => {
      if (generation !== this.#generation) return;
      this.#connections.delete(connection.sessionId);
      this.dispatch({ kind: "device.left", sessionId: connection.sessionId });
    });
  }

  send(connection: Connection, message: FromDevice) {
    this.#onWireUp(connection, () => this.#receive(connection, message));
  }

  /** Kills it: the memory, the group that is gathered and all sockets are gone; the group being written may be either. */
  crash(downMs: number) {
    const { queue, random, watch } = this.#parts;
    this.#generation += 1;
    this.up = false;
    this.#flushing = false;
    this.#waking = false;
    this.#commit = createCommit();
    this.#city = createCity(POLICY, `${String.fromCharCode(97 + this.#generation)}`, random);
    watch.cityIs(this.#city);
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    this.#connections.clear();
    for (const connection of sockets) {
      connection.open = false;
      connection.device.disconnected();
    }
    queue.after(downMs, () => this.#load());
  }

  #load() {
    const { store } = this.#parts;
    this.up = true;
    store.releaseBlocks();
    if (this.stopped) this.dispatch({ kind: "city.stopped", reason: "maintenance" });
    for (const job of store.openJobs()) this.dispatch({ kind: "job.opened", job: { ...job } });
  }

  #receive(connection: Connection, message: FromDevice) {
    const { sessionId } = connection;
    switch (message.kind) {
      case "room":
        return this.dispatch({ kind: "device.offered", sessionId, slots: message.slots });
      case "release":
        return this.dispatch({ kind: "leases.released", sessionId, grantId: message.grantId, units: message.units });
      case "renew":
        return this.dispatch({ kind: "leases.renewed", sessionId, grantIds: message.grantIds });
      case "held":
        return this.dispatch({ kind: "jobs.held", sessionId, jobIds: message.jobIds });
      case "return":
        return this.#takeResults(sessionId, message);
      default:
        throw new Error(`Unhandled message: ${(message satisfies never as FromDevice).kind}`);
    }
  }

  #takeResults(sessionId: SessionId, { grantId, results, stub }: Extract<FromDevice, { kind: "return" }>) {
    if (this.#city.grants.has(grantId) || !stub) {
      return this.dispatch({ kind: "results.returned", sessionId, grantId, results });
    }
    const generation = this.#generation;
    this.#recall(stub.jobId, stub.block, (place) => {
      if (generation !== this.#generation) return;
      const worth = place === "here" ? { proven: stub } : { moot: place };
      this.dispatch({ kind: "results.returned", sessionId, grantId, results, ...worth });
    });
  }

  /** The block of a late result is claimed when it is free. While it is on its way, the result must come again. */
  #recall(jobId: JobId, seq: number, then: (place: "here" | "settled" | "job-over") => void) {
    const { store } = this.#parts;
    const job = this.#city.jobs.get(jobId);
    if (!job) return then("job-over");
    if (isHalted(this.#city, job) || job.blocks.has(seq)) return then("here");
    this.#afterStore(() => {
      const outcome = store.claimBlock(job.no, seq);
      if (outcome === "held") return;
      if (outcome === "done") return then("settled");
      this.#afterStore(() => {
        this.dispatch({ kind: "blocks.claimed", jobId, blocks: [outcome] });
        then("here");
      });
    });
  }

  #claim(jobId: JobId, count: number) {
    const { store } = this.#parts;
    const job = this.#city.jobs.get(jobId);
    if (!job) return;
    this.#afterStore(() => {
      const claimed: { blocks: ClaimedBlock[]; more: boolean } = store.claimBlocks(job.no, count);
      this.#afterStore(() => this.dispatch({ kind: "blocks.claimed", jobId, ...claimed }));
    });
  }

  #afterStore(act: () => void) {
    const { queue, random, delays } = this.#parts;
    const generation = this.#generation;
    queue.after(random() * delays.claimMs, () => {
      if (generation === this.#generation) act();
    });
  }

  #flushSoon() {
    if (this.#flushing || this.#waking) return;
    this.#waking = true;
    const generation = this.#generation;
    this.#parts.queue.after(GROUP_MS, () => {
      if (generation !== this.#generation) return;
      this.#waking = false;
      this.#flush();
    });
  }

  #flush() {
    const { queue, random, store, watch, delays } = this.#parts;
    const commit = this.#commit;
    this.#commit = createCommit();
    this.#flushing = true;
    const generation = this.#generation;
    const [written, answered] = [random() * delays.commitMs, random() * delays.commitMs];
    queue.after(written, () => {
      if (generation !== this.#generation) return;
      const jobs = store.commit(commit);
      queue.after(answered, () => {
        if (generation !== this.#generation) return;
        this.#flushing = false;
        watch.committed(commit);
        for (const { to, grantId, units } of commit.acknowledgements) {
          this.#say(to, { kind: "acknowledge", grantId, units });
        }
        const households = [...commit.demotions.keys()];
        if (households.length > 0) this.dispatch({ kind: "units.reopened", households, jobs });
        const sessionIds = commit.acknowledgements.map(({ to }) => to);
        if (sessionIds.length > 0) this.dispatch({ kind: "results.committed", sessionIds });
        if (!isEmptyCommit(this.#commit)) this.#flushSoon();
      });
    });
  }

  #say(to: SessionId, message: ToDevice) {
    const connection = this.#connections.get(to);
    if (!connection) return;
    const { queue, random, delays } = this.#parts;
    connection.lastDown = Math.max(connection.lastDown, queue.now + random() * delays.wireMs);
    queue.at(connection.lastDown, () => {
      if (connection.open) connection.device.hear(message);
    });
  }

  #onWireUp(connection: Connection, act: () => void) {
    const { queue, random, delays } = this.#parts;
    connection.lastUp = Math.max(connection.lastUp, queue.now + random() * delays.wireMs);
    queue.at(connection.lastUp, () => {
      if (connection.open && this.up) act();
    });
  }
}
