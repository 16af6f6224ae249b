import type { CityEvent } from "#core/coordination/events";
import type { State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { MINUTE } from "#core/time";
import { type ProcessParts, SimulatedProcess } from "./simulated-process";
import type { Connection, DeviceEnd, FromDevice } from "./simulated-sockets";

/** The longest time that a device stays connected to one of several processes. */
const MAX_CONNECTED_MS = 10 * MINUTE;

/** The longest time that a command takes from one coordinator to another. */
const BUS_MS = 500;

/**
 * One or several processes on one database, behind one address: each device and each person is connected to one of
 * them, and each announces to the others what it made durable. Draws nothing if there is only one process.
 */
export class SimulatedSite {
  readonly #parts: ProcessParts;
  readonly #processes: SimulatedProcess[] = [];
  /**
   * When the last command in transit arrives at each of them: commands arrive in the order in which they were
   * published.
   */
  readonly #heardAt: number[] = [];
  readonly #at = new WeakMap<Connection, SimulatedProcess>();

  constructor(parts: ProcessParts, processes: number) {
    this.#parts = parts;
    for (let index = 0; index < processes; index++) {
      const others = {
        publish: (event: CityEvent) => this.#publish(index, (process) => process.applyRemote(event)),
        open: (jobId: JobId) => this.#publish(index, (process) => process.openJob(jobId)),
        isAlone: processes === 1,
      };
      this.#processes.push(new SimulatedProcess(parts, index, others));
    }
  }

  get up(): boolean {
    return this.#processes.some(({ up }) => up);
  }

  /** The state of a running coordinator. */
  get state(): Readonly<State> | undefined {
    return this.#processes.find(({ up }) => up)?.state;
  }

  /** A person's action at one of them; the others learn of it when it is durable. */
  dispatch(event: CityEvent) {
    this.#processes.find(({ up }) => up)?.act(event);
  }

  /** Loads a job that was submitted. */
  openJob(jobId: JobId) {
    for (const process of this.#processes) process.openJob(jobId);
  }

  connect(device: DeviceEnd): Connection | undefined {
    const process = this.#oneOf(this.#processes.filter(({ up }) => up));
    const connection = process?.connect(device);
    if (!process || !connection) return undefined;
    this.#at.set(connection, process);
    if (this.#processes.length > 1) this.#moveOn(device, connection);
    return connection;
  }

  breakOff(connection: Connection) {
    this.#at.get(connection)?.breakOff(connection);
  }

  send(connection: Connection, message: FromDevice) {
    this.#at.get(connection)?.send(connection, message);
  }

  /** Kills one of the running ones. */
  kill(downMs: number) {
    this.#oneOf(this.#processes.filter(({ up }) => up))?.kill(downMs);
  }

  /** The database answers nobody for this long; earlier requests may or may not be executed. */
  loseDatabase(forMs: number) {
    for (const process of this.#processes) process.loseDatabase(forMs);
  }

  /** No connection lasts: after a while the device connects to another process, so that households meet. */
  #moveOn(device: DeviceEnd, connection: Connection) {
    const { queue, random } = this.#parts;
    queue.after(random() * MAX_CONNECTED_MS, () => {
      if (!connection.open) return;
      this.breakOff(connection);
      device.onDisconnect();
    });
  }

  #publish(from: number, tell: (process: SimulatedProcess) => void) {
    const { queue, random } = this.#parts;
    for (const [to, process] of this.#processes.entries()) {
      if (to === from) continue;
      this.#heardAt[to] = Math.max(this.#heardAt[to] ?? 0, queue.now + random() * BUS_MS);
      queue.at(this.#heardAt[to], () => tell(process));
    }
  }

  #oneOf(processes: readonly SimulatedProcess[]): SimulatedProcess | undefined {
    return processes.length < 2 ? processes[0] : processes[Math.floor(this.#parts.random() * processes.length)];
  }
}
