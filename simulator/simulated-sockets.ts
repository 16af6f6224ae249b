import type { DeviceMessage } from "#core/coordination/effects";
import type { ProvenGrant } from "#core/coordination/events";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import type { Random } from "#core/random";
import type { CheckedResult } from "#core/units/checked-result";
import type { EventQueue } from "./event-queue";

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

/** One socket: messages arrive in order, until it breaks; then those in transit are lost. */
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
  wireMs: number;
  /** The prefix of its sessions' names. */
  name: string;
}

/** The sockets between devices and one process: slow, ordered, and likely to break at any moment. */
export class SimulatedSockets {
  readonly #parts: Parts;
  /** Every open socket, with its session after the handshake. */
  readonly #sockets = new Set<Connection>();
  readonly #sessions = new Map<SessionId, Connection>();
  #made = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  open(device: DeviceEnd): Connection {
    const { now } = this.#parts.queue;
    const sessionId = `${this.#parts.name}${this.#made++}` as SessionId;
    const connection = { sessionId, device, open: true, lastUp: now, lastDown: now };
    this.#sockets.add(connection);
    return connection;
  }

  admit(connection: Connection) {
    this.#sessions.set(connection.sessionId, connection);
  }

  /** False when its session had ended before. */
  endSession({ sessionId }: Connection): boolean {
    return this.#sessions.delete(sessionId);
  }

  /** The device's end breaks; the process notices later. */
  break(connection: Connection) {
    connection.open = false;
    this.#sockets.delete(connection);
  }

  /** The process closes all of them: `onEnd` is called for the open sessions, and every device notices at once. */
  breakAll(onEnd: (sessionId: SessionId) => void) {
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    for (const connection of sockets) {
      connection.open = false;
      if (this.endSession(connection)) onEnd(connection.sessionId);
      connection.device.onDisconnect();
    }
    this.#sessions.clear();
  }

  /** Sends to the device, unless the socket breaks first. */
  send(to: SessionId, message: ToDevice) {
    const connection = this.#sessions.get(to);
    if (!connection) return;
    const { queue, random, wireMs } = this.#parts;
    connection.lastDown = Math.max(connection.lastDown, queue.now + random() * wireMs);
    queue.at(connection.lastDown, () => {
      if (connection.open) connection.device.onMessage(message);
    });
  }

  /** Sends to the process, unless the socket breaks first. */
  deliver(connection: Connection, act: () => void) {
    const { queue, random, wireMs } = this.#parts;
    connection.lastUp = Math.max(connection.lastUp, queue.now + random() * wireMs);
    queue.at(connection.lastUp, () => {
      if (connection.open) act();
    });
  }
}
