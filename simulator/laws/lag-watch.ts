import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isOver } from "#coordinator/store/memory/memory-rows";
import { crashesOf } from "#core/coordination/jobs/is-quarantined";
import type { State } from "#core/coordination/state";
import { SECOND } from "#core/time";

/** Commands take half a second to arrive, the store is read every second, and its answer takes some time. */
const MAX_LAG_MS = 15 * SECOND;

/** Checks that a coordinator learns soon what others made durable. */
export class LagWatch {
  readonly #database: MemoryDatabase;
  /** Its name in the database. */
  readonly #owner: string;
  readonly #broken: (law: string) => void;
  /** What it does not know, and since when. */
  #since = new Map<string, number>();

  constructor(database: MemoryDatabase, owner: string, broken: (law: string) => void) {
    this.#database = database;
    this.#owner = owner;
    this.#broken = broken;
  }

  look(state: Readonly<State>, now: number) {
    const before = this.#since;
    this.#since = new Map();
    for (const unknown of [...this.#ofJobs(state), ...this.#ofDevices(state)]) {
      const since = before.get(unknown) ?? now;
      this.#since.set(unknown, since);
      if (now - since > MAX_LAG_MS) this.#broken(`a coordinator has not learned for ${MAX_LAG_MS} ms that ${unknown}`);
    }
  }

  /** It cannot know anything now: it is down, or its database is unavailable. */
  excuse() {
    this.#since.clear();
  }

  *#ofJobs(state: Readonly<State>): Generator<string> {
    for (const { record, blocks } of this.#database.jobs.values()) {
      const job = state.jobs.get(record.id);
      if (isOver(record)) {
        if (job) yield `${record.id} is over`;
      } else if (!job) yield `${record.id} is open`;
      else {
        if (job.state !== record.state) yield `${record.id} is ${record.state}`;
        if (job.cores !== record.cores) yield `the dial of ${record.id} is at ${record.cores}`;
        const looksForBlocks = job.moreBlocks || job.claiming;
        if (!looksForBlocks && blocks.some(({ free }) => free)) yield `${record.id} has blocks that nobody has`;
        const isSuspect = blocks.some(({ owner, suspects }) => owner === this.#owner && suspects.size > 0);
        if (isSuspect) yield `answers in its blocks of ${record.id} are to be computed again`;
        const stored = this.#database.programs.get(record.spec.program.hash);
        const known = crashesOf(state, record.spec.program.hash);
        if (stored?.quarantined && !known.quarantined) yield `the program of ${record.id} is quarantined`;
        if ((stored?.crashes.length ?? 0) > known.crashes.length) yield `the program of ${record.id} crashed sandboxes`;
      }
    }
  }

  *#ofDevices(state: Readonly<State>): Generator<string> {
    for (const { device } of state.sessions.values()) {
      const stored = this.#database.devices.get(device.id);
      if (!stored) continue;
      // Not how often: a long streak forgives, and each coordinator knows another part of it.
      if (stored.strikes > 0 && device.strikes === 0) yield `${device.household} was demoted`;
      if (stored.banned && !device.banned) yield `${device.id} is banned`;
      if (stored.household !== device.household) yield `${device.id} belongs to ${stored.household}`;
    }
  }
}
