import { RECHECK_EVERY_MS, recheckSome } from "#coordinator/duties/rechecker";
import type { ResultIntake } from "#coordinator/intake/result-intake";
import { createLog } from "#coordinator/log";
import type { Coordinator } from "#coordinator/shell/coordinator";
import { publishToOthers } from "#coordinator/start/publish-to-others";
import type { Command } from "#coordinator/store/command-bus";
import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { createMemoryUnitStore } from "#coordinator/store/memory/memory-unit-store";
import type { UnitStore } from "#coordinator/store/unit-store";
import type { Commit } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";
import type { Policy } from "#core/coordination/policy";
import type { State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { Random } from "#core/random";
import { SECOND } from "#core/time";
import type { Limits } from "#protocol/limits";
import { auditedStore } from "./audited-store";
import { coordinatorInVirtualTime } from "./coordinator-in-virtual-time";
import { delayedStore } from "./delayed-store";
import type { EventQueue } from "./event-queue";
import { LagWatch } from "./laws/lag-watch";
import type { ProcessWatch } from "./laws/process-watch";
import type { Watch } from "./laws/watch";
import { type Connection, type DeviceEnd, type FromDevice, SimulatedSockets } from "./simulated-sockets";

export interface ProcessParts {
  queue: EventQueue;
  random: Random;
  database: MemoryDatabase;
  policy: Policy;
  /** Undefined: see `coordinatorInVirtualTime`. */
  watch?: Watch | undefined;
  delays: { commitMs: number; claimMs: number; wireMs: number };
  refreshEveryMs: number;
  /** Undefined: nothing is computed again in jobs that have finished. */
  rechecks?: Limits | undefined;
  /** Of the connections that end, so many are closed; of the others the process learns when they answer no ping. */
  closedShare: number;
}

/** The other processes on the same database. */
interface Others {
  /** Tells them what is durable. */
  publish(event: CityEvent): void;
  /** Tells them of a job that is open now. */
  open(jobId: JobId): void;
  isAlone: boolean;
}

/** One run of the process, with the coordinator that ships in it. */
interface Life {
  alive: boolean;
  store: UnitStore;
  coordinator: Coordinator;
  intake: ResultIntake;
}

/** How long a socket may be broken before the coordinator notices. */
const PING_TIMEOUT_MS = 22_000;
const SWEEP_EVERY_MS = 10 * SECOND;
/** By this long after its database is available again, it has rebuilt its memory, too. */
const RECOVERED_MS = 15 * SECOND;

/**
 * A coordinator's machine in virtual time: its process can be killed at any moment and restarts, its sockets break, its
 * database becomes unavailable. The coordinator is the one that ships.
 */
export class SimulatedProcess {
  readonly #parts: ProcessParts;
  readonly #index: number;
  readonly #name: string;
  readonly #others: Others;
  readonly #watch: ProcessWatch | undefined;
  readonly #lag: LagWatch | undefined;
  readonly #sockets: SimulatedSockets;
  #life: Life | undefined;
  #isUp = false;
  #epochs = 0;
  /** The database is unavailable until then. */
  #awayUntil = 0;

  constructor(parts: ProcessParts, index: number, others: Others) {
    const { queue, random, watch, delays } = parts;
    this.#parts = parts;
    this.#index = index;
    this.#others = others;
    this.#watch = watch?.ofProcess(others.isAlone);
    this.#name = `coordinator${index}`;
    this.#lag = watch && new LagWatch(parts.database, this.#name, watch.broken);
    this.#sockets = new SimulatedSockets({ queue, random, wireMs: delays.wireMs, name: `s${index || ""}` });
    this.#start();
  }

  get up(): boolean {
    return this.#isUp;
  }

  /** The state of the running coordinator. */
  get state(): Readonly<State> | undefined {
    return this.#isUp ? this.#life?.coordinator.state : undefined;
  }

  /** An action at this process; the others learn of it when it is durable. */
  act(event: CityEvent) {
    const coordinator = this.#isUp ? this.#life?.coordinator : undefined;
    if (!coordinator) return;
    coordinator.dispatch(event);
    if (this.#others.isAlone) return;
    coordinator.settled().then(
      () => this.#others.publish(event),
      () => undefined,
    );
  }

  /** Another process made a change durable. */
  applyRemote(event: CityEvent) {
    if (this.#life?.alive) this.#life.coordinator.applyRemote(event);
  }

  /** Loads a job that was submitted. */
  openJob(jobId: JobId) {
    // If this fails, the next refresh finds the job.
    if (this.#isUp) this.#life?.coordinator.openJob(jobId).catch(() => undefined);
  }

  connect(device: DeviceEnd): Connection {
    const connection = this.#sockets.open(device);
    this.#deliver(connection, (life) => {
      void life.coordinator.ready().then(() => {
        if (connection.open && life.alive) this.#join(connection, life);
      });
    });
    return connection;
  }

  /** The socket breaks. The coordinator notices later, perhaps after the device has reconnected. */
  breakOff(connection: Connection) {
    if (!connection.open) return;
    this.#sockets.break(connection);
    const { queue, random, closedShare } = this.#parts;
    const life = this.#life;
    queue.after(random() < closedShare ? 10 : random() * PING_TIMEOUT_MS, () => {
      if (!life?.alive || !this.#sockets.endSession(connection)) return;
      life.coordinator.dispatch({ kind: "device.left", sessionId: connection.sessionId });
    });
  }

  send(connection: Connection, message: FromDevice) {
    this.#deliver(connection, (life) => receive(life, connection, message));
  }

  /**
   * Kills the process: its memory, the group being collected and all sockets are lost; requests in transit to the store
   * arrive.
   */
  kill(downMs: number) {
    if (this.#life) this.#life.alive = false;
    this.#lag?.excuse();
    this.#isUp = false;
    this.#disconnectAll();
    this.#parts.queue.after(downMs, () => this.#start());
  }

  /** The database answers nobody for this long; earlier requests may or may not be executed. */
  loseDatabase(forMs: number) {
    this.#awayUntil = Math.max(this.#awayUntil, this.#parts.queue.now + forMs);
  }

  #start() {
    const life = this.#newLife();
    this.#life = life;
    life.coordinator
      .start({
        send: (message) => this.#sockets.send(message.to, message),
        committed: (commit) => this.#committed(commit),
        reopened: () => undefined,
        restarted: () => this.#disconnectAll(),
      })
      .then(
        () => {
          if (!life.alive) return;
          this.#isUp = true;
          this.#every(life, this.#parts.refreshEveryMs, () => this.#refresh(life));
          this.#every(life, SWEEP_EVERY_MS, async () => life.coordinator.dispatch({ kind: "leases.swept" }));
          const limits = this.#parts.rechecks;
          if (limits) this.#every(life, RECHECK_EVERY_MS, () => this.#recheck(life, limits));
        },
        // It does not start without its database, and is started again.
        () => this.kill(SECOND),
      );
  }

  async #refresh({ coordinator }: Life) {
    const { queue } = this.#parts;
    if (queue.now < this.#awayUntil + RECOVERED_MS) this.#lag?.excuse();
    else this.#lag?.look(coordinator.state, queue.now);
    await coordinator.refresh();
  }

  #recheck({ coordinator, store }: Life, limits: Limits): Promise<void> {
    const publish = async (command: Command) => {
      if (command.kind === "job.opened") this.#others.open(command.jobId as JobId);
    };
    return recheckSome({ bus: { publish }, coordinator, limits, log: createLog("silent") }, store);
  }

  #newLife(): Life {
    const { queue, random, database, policy, watch, delays } = this.#parts;
    const mark = { alive: true };
    const isAlive = () => mark.alive;
    const isAway = () => queue.now < this.#awayUntil;
    const unaudited = createMemoryUnitStore(database, this.#name, policy.checking);
    const own = watch ? auditedStore(database, unaudited, watch.broken, this.#others.isAlone) : unaudited;
    const store = delayedStore(own, { queue, random, delays, isAlive, isAway });
    const parts = coordinatorInVirtualTime({
      queue,
      random,
      policy,
      store,
      watch: this.#watch,
      newEpoch: () => `${"abc"[this.#index - 1] ?? ""}${(this.#epochs++).toString(36)}-`,
      databaseReady: () =>
        new Promise((resolve) => {
          queue.at(this.#awayUntil, resolve);
        }),
      isAlive,
    });
    return Object.assign(mark, { store }, parts);
  }

  /** A duty that runs again this long after its last run has ended, successful or not. */
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
    this.#sockets.admit(connection);
    coordinator.dispatch({ kind: "device.joined", sessionId, device: { ...device, units: 0, creditNanos: 0 } });
    this.#sockets.send(sessionId, { kind: "welcome" });
  }

  #committed(commit: Commit) {
    this.#watch?.committed(commit);
    if (!this.#others.isAlone) publishToOthers(commit, this.#others.publish);
    for (const { to, grantId, units } of commit.acknowledgements)
      this.#sockets.send(to, { kind: "acknowledge", grantId, units });
  }

  #disconnectAll() {
    const life = this.#life;
    this.#sockets.breakAll((sessionId) => {
      if (life?.alive) life.coordinator.dispatch({ kind: "device.left", sessionId });
    });
  }

  #deliver(connection: Connection, act: (life: Life) => void) {
    const life = this.#life;
    this.#sockets.deliver(connection, () => {
      if (life?.alive) act(life);
    });
  }
}

function receive({ coordinator, intake }: Life, { sessionId, device }: Connection, message: FromDevice) {
  switch (message.kind) {
    case "room":
      return coordinator.dispatch({ kind: "device.offered", sessionId, slots: message.slots });
    case "release": {
      const { grantId, units } = message;
      return coordinator.dispatch({ kind: "leases.released", sessionId, grantId, units });
    }
    case "renew":
      return coordinator.dispatch({ kind: "leases.renewed", sessionId, grantIds: message.grantIds });
    case "held":
      return coordinator.dispatch({ kind: "jobs.held", sessionId, jobIds: message.jobIds });
    case "return": {
      const { grantId, results, stub } = message;
      const signed = stub && { ...stub, units: [...stub.units], grantId, token: "" };
      const returned = { sessionId, deviceId: device.id, grantId, stub: signed };
      void intake.take({ ...returned, read: () => results, unread: () => results });
      return;
    }
    default:
      throw new Error(`Unhandled message: ${(message satisfies never as FromDevice).kind}`);
  }
}
