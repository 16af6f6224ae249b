import type { Clock } from "#coordinator/clock";
import type { OutputComparer } from "#coordinator/comparison/output-comparer";
import { ResultComparator } from "#coordinator/intake/result-comparator";
import { ResultIntake } from "#coordinator/intake/result-intake";
import { createLog } from "#coordinator/log";
import { Coordinator } from "#coordinator/shell/coordinator";
import type { BlobStore } from "#coordinator/storage/blob-store";
import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { createMemoryUnitStore } from "#coordinator/store/memory/memory-unit-store";
import { apply } from "#core/coordination/apply";
import type { Commit, DeviceMessage } from "#core/coordination/effects";
import type { CityEvent, ProvenGrant } from "#core/coordination/events";
import type { State } from "#core/coordination/state";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import type { Random } from "#core/random";
import { SECOND } from "#core/time";
import type { CheckedResult } from "#core/units/checked-result";
import { auditedStore } from "./audited-store";
import { delayedStore } from "./delayed-store";
import type { EventQueue } from "./event-queue";
import type { Watch } from "./laws/watch";
import { simulatedPolicy } from "./simulated-policy";

export type ToDevice = DeviceMessage | { kind: "welcome" } | { kind: "acknowledge"; grantId: string; units: number[] };

export type FromDevice =
  | { kind: "room"; slots: number }
  | { kind: "return"; grantId: GrantId; results: CheckedResult[]; stub?: ProvenGrant }
  | { kind: "release"; grantId: GrantId; units: number[] }
  | { kind: "renew"; grantIds: GrantId[] }
  | { kind: "held"; jobIds: JobId[] };

/** The device's end of a connection. */
export interface DeviceEnd {
  readonly id: DeviceId;
  onMessage(message: ToDevice): void;
  onDisconnect(): void;
}

/** One socket: what is sent arrives in order, until it breaks; then what was on its way is lost. */
export interface Connection {
  readonly sessionId: SessionId;
  readonly device: DeviceEnd;
  open: boolean;
  lastUp: number;
  lastDown: number;
}

interface Parts {
  queue: EventQueue;
  random: Random;
  database: MemoryDatabase;
  watch: Watch;
  delays: { commitMs: number; claimMs: number; wireMs: number };
}

/** One process with the coordinator that ships in it. */
interface Life {
  alive: boolean;
  coordinator: Coordinator;
  intake: ResultIntake;
}

/** How long a socket may be broken before the coordinator sees it. */
const PING_TIMEOUT_MS = 22_000;
const REFRESH_EVERY_MS = SECOND;
const SWEEP_EVERY_MS = 10 * SECOND;
const OWNER = "coordinator";

/**
 * The machine that the coordinator runs on, in virtual time: its process can be killed at any moment and starts anew,
 * its sockets break, its database goes away. The coordinator is the very one that ships.
 */
export class SimulatedProcess {
  readonly #parts: Parts;
  /** Every open socket, and of those that said hello their sessions. */
  readonly #sockets = new Set<Connection>();
  readonly #connections = new Map<SessionId, Connection>();
  #life: Life | undefined;
  #isUp = false;
  #epochs = 0;
  #sessionsMade = 0;
  /** The database is away until then. */
  #awayUntil = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#start();
  }

  get up(): boolean {
    return this.#isUp;
  }

  /** The memory of the coordinator that is up. */
  get state(): Readonly<State> | undefined {
    return this.#isUp ? this.#life?.coordinator.state : undefined;
  }

  dispatch(event: CityEvent) {
    if (this.#isUp) this.#life?.coordinator.dispatch(event);
  }

  /** Takes up a job that was submitted. */
  openJob(jobId: JobId) {
    // When it fails, the next refresh finds the job.
    if (this.#isUp) this.#life?.coordinator.openJob(jobId).catch(() => undefined);
  }

  connect(device: DeviceEnd): Connection {
    const sessionId = `s${this.#sessionsMade++}` as SessionId;
    const { queue } = this.#parts;
    const connection = { sessionId, device, open: true, lastUp: queue.now, lastDown: queue.now };
    this.#sockets.add(connection);
    this.#onWireUp(connection, (life) => {
      void life.coordinator.ready().then(() => {
        if (connection.open && life.alive) this.#join(connection, life);
      });
    });
    return connection;
  }

  /** The socket breaks. The coordinator sees it later, perhaps after the device has come back on another one. */
  breakOff(connection: Connection) {
    if (!connection.open) return;
    connection.open = false;
    this.#sockets.delete(connection);
    const { queue, random } = this.#parts;
    const life = this.#life;
    queue.after(random() < 0.5 ? 10 : random() * PING_TIMEOUT_MS, () => {
      if (!life?.alive || !this.#connections.delete(connection.sessionId)) return;
      life.coordinator.dispatch({ kind: "device.left", sessionId: connection.sessionId });
    });
  }

  send(connection: Connection, message: FromDevice) {
    this.#onWireUp(connection, (life) => this.#receive(life, connection, message));
  }

  /** Kills it: the memory, the group that is gathered and all sockets are gone; what was on its way to the store arrives. */
  kill(downMs: number) {
    if (this.#life) this.#life.alive = false;
    this.#isUp = false;
    this.#disconnectAll();
    this.#parts.queue.after(downMs, () => this.#start());
  }

  /** The database answers nobody for so long; what it was asked before may be done or not. */
  loseDatabase(forMs: number) {
    this.#awayUntil = Math.max(this.#awayUntil, this.#parts.queue.now + forMs);
  }

  #start() {
    const alive = { alive: true };
    const coordinator = this.#coordinatorOf(alive);
    const life: Life = Object.assign(alive, { coordinator, intake: intakeOf(coordinator) });
    this.#life = life;
    life.coordinator
      .start({
        send: (message) => this.#send(message.to, message),
        committed: (commit) => this.#committed(commit),
        reopened: () => undefined,
        restarted: () => this.#disconnectAll(),
      })
      .then(
        () => {
          if (!life.alive) return;
          this.#isUp = true;
          this.#every(life, REFRESH_EVERY_MS, () => life.coordinator.refresh());
          this.#every(life, SWEEP_EVERY_MS, async () => life.coordinator.dispatch({ kind: "leases.swept" }));
        },
        // Without its database it does not start; somebody starts it again.
        () => this.kill(SECOND),
      );
  }

  #coordinatorOf(life: Pick<Life, "alive">): Coordinator {
    const { queue, random, database, watch, delays } = this.#parts;
    const clock: Clock = {
      now: () => queue.now,
      after: (ms, act) => {
        let isDue = true;
        queue.after(ms, () => {
          if (isDue && life.alive) act();
        });
        return () => {
          isDue = false;
        };
      },
    };
    const own = auditedStore(database, createMemoryUnitStore(database, OWNER, simulatedPolicy.checking), watch.broken);
    const isAway = () => queue.now < this.#awayUntil;
    return new Coordinator({
      policy: simulatedPolicy,
      store: delayedStore(own, { queue, random, delays, isAlive: () => life.alive, isAway }),
      readUnits: async (_blob, rows) => ({ kind: "read", blocks: rows }),
      log: createLog("silent"),
      clock,
      newEpoch: () => `${(this.#epochs++).toString(36)}-`,
      random,
      databaseReady: () =>
        new Promise((resolve) => {
          queue.at(this.#awayUntil, resolve);
        }),
      decide: (state, event, now, effects) => {
        watch.before(state, event);
        const decided = apply(state, event, now, effects);
        watch.after(state, decided);
        return decided;
      },
    });
  }

  /** A duty, whose next turn comes so long after its last has ended, however that was. */
  #every(life: Life, ms: number, act: () => Promise<void>) {
    this.#parts.queue.after(ms, () => {
      if (!life.alive) return;
      const again = () => this.#every(life, ms, act);
      act().then(again, again);
    });
  }

  #join(connection: Connection, { coordinator }: Life) {
    const row = this.#parts.database.devices.get(connection.device.id);
    if (!row) throw new Error(`${connection.device.id} has no row`);
    const { outvoted: _, ownerName: __, ...device } = row;
    const { sessionId } = connection;
    this.#connections.set(sessionId, connection);
    coordinator.dispatch({ kind: "device.joined", sessionId, device: { ...device, units: 0, creditNanos: 0 } });
    this.#send(sessionId, { kind: "welcome" });
  }

  #receive(life: Life, connection: Connection, message: FromDevice) {
    const { coordinator } = life;
    const { sessionId } = connection;
    switch (message.kind) {
      case "room":
        return coordinator.dispatch({ kind: "device.offered", sessionId, slots: message.slots });
      case "release":
        return coordinator.dispatch({
          kind: "leases.released",
          sessionId,
          grantId: message.grantId,
          units: message.units,
        });
      case "renew":
        return coordinator.dispatch({ kind: "leases.renewed", sessionId, grantIds: message.grantIds });
      case "held":
        return coordinator.dispatch({ kind: "jobs.held", sessionId, jobIds: message.jobIds });
      case "return":
        return this.#takeResults(life, connection, message);
      default:
        throw new Error(`Unhandled message: ${(message satisfies never as FromDevice).kind}`);
    }
  }

  #takeResults({ intake }: Life, { sessionId, device }: Connection, message: Extract<FromDevice, { kind: "return" }>) {
    const { grantId, results, stub } = message;
    const signed = stub && { ...stub, units: [...stub.units], grantId, token: "" };
    const returned = { sessionId, deviceId: device.id, grantId, stub: signed };
    void intake.take({ ...returned, read: () => results, unread: () => results });
  }

  #committed(commit: Commit) {
    this.#parts.watch.committed(commit);
    for (const { to, grantId, units } of commit.acknowledgements)
      this.#send(to, { kind: "acknowledge", grantId, units });
  }

  #disconnectAll() {
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    const life = this.#life;
    for (const connection of sockets) {
      connection.open = false;
      if (this.#connections.delete(connection.sessionId) && life?.alive)
        life.coordinator.dispatch({ kind: "device.left", sessionId: connection.sessionId });
      connection.device.onDisconnect();
    }
    this.#connections.clear();
  }

  #send(to: SessionId, message: ToDevice) {
    const connection = this.#connections.get(to);
    if (!connection) return;
    const { queue, random, delays } = this.#parts;
    connection.lastDown = Math.max(connection.lastDown, queue.now + random() * delays.wireMs);
    queue.at(connection.lastDown, () => {
      if (connection.open) connection.device.onMessage(message);
    });
  }

  #onWireUp(connection: Connection, act: (life: Life) => void) {
    const { queue, random, delays } = this.#parts;
    const life = this.#life;
    connection.lastUp = Math.max(connection.lastUp, queue.now + random() * delays.wireMs);
    queue.at(connection.lastUp, () => {
      if (connection.open && life?.alive) act(life);
    });
  }
}

/** Every proof is good, and all jobs compare bytes. */
function intakeOf(coordinator: Coordinator): ResultIntake {
  const log = createLog("silent");
  const comparator = new ResultComparator({
    state: () => coordinator.state,
    dispatch: (event) => coordinator.dispatch(event),
    comparer: {} as OutputComparer,
    blobs: {} as BlobStore,
    log,
  });
  return new ResultIntake({ coordinator, comparator, provesGrant: () => true, log });
}
