import { type Commit, createCommit, isEmptyCommit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { Clock } from "../clock";
import type { Memory } from "./memory";
import { MemoryLost } from "./memory-lost";

interface Ports {
  memory: Memory;
  clock: Clock;
  /** Makes the whole group durable, or none of it. */
  write(commit: Commit): Promise<ReopenedJob[]>;
  /** The group is durable. `tookMs`: how long it took to write; absent if there was nothing to write. */
  committed(commit: Commit, reopened: readonly ReopenedJob[], tookMs?: number): void;
  /** It is unknown whether the group is durable. */
  failed(error: unknown): void;
}

interface Waiter {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * A group is written at once if nothing else is being written, otherwise as soon as that is done, and at the latest
 * this long after its first event.
 */
const GROUP_MS = 4;

/**
 * The most looks between two groups: thousands of jobs may have to be opened, and results do not wait for all of them.
 */
const MAX_LOOKS = 32;

/** Collects the writes of several events in one transaction, so that each of them costs little. */
export class CommitGroup {
  readonly #ports: Ports;
  #commit = createCommit();
  #waiting: Waiter[] = [];
  #looks: (Waiter & { look: () => Promise<void> })[] = [];
  #cancelTimer: (() => void) | undefined;
  #isWriting = false;
  #isHalted = false;
  #isClosed = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Decisions are added here; the caller then calls `flushSoon`. */
  get gathering(): Commit {
    return this.#commit;
  }

  /** Resolves when everything collected so far is durable, and rejects with `MemoryLost` when that is unknown. */
  settled(): Promise<void> {
    if (isEmptyCommit(this.#commit) && !this.#isWriting) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.flushSoon();
    });
  }

  /**
   * Reads from the store between two groups: what it sees includes all of this coordinator's groups and no part of the
   * next.
   */
  betweenGroups(look: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closed());
      this.#looks.push({ look, resolve, reject });
      this.flushSoon();
    });
  }

  flushSoon() {
    if (this.#isWriting || this.#cancelTimer || this.#isHalted || this.#isClosed) return;
    if (isEmptyCommit(this.#commit) && this.#waiting.length + this.#looks.length === 0) return;
    this.#cancelTimer = this.#ports.clock.after(GROUP_MS, () => {
      this.#cancelTimer = undefined;
      void this.#flush();
    });
  }

  /** The memory is lost, and what was collected for it. */
  lose(error: unknown) {
    this.#commit = createCommit();
    for (const { reject } of [...this.#waiting.splice(0), ...this.#looks.splice(0)]) reject(new MemoryLost(error));
  }

  /** Starts no further group until `resume`. */
  halt() {
    this.#isHalted = true;
  }

  resume() {
    this.#isHalted = false;
    this.flushSoon();
  }

  /** Waits for the group that is being collected, and writes no more. */
  async close(): Promise<void> {
    await this.settled().catch(() => undefined); // Lost results are still at their devices.
    this.#isClosed = true;
    this.#cancelTimer?.();
    for (const { reject } of this.#looks.splice(0)) reject(closed());
  }

  async #flush(): Promise<void> {
    this.#isWriting = true;
    await this.#write();
    const looks = this.#looks.splice(0, MAX_LOOKS);
    await Promise.all(looks.map(({ look, resolve, reject }) => look().then(resolve, reject)));
    this.#isWriting = false;
    this.flushSoon();
  }

  async #write(): Promise<void> {
    const { memory, clock, write, committed, failed } = this.#ports;
    const { signal } = memory;
    const commit = this.#commit;
    const waiting = this.#waiting.splice(0);
    this.#commit = createCommit();
    const isEmpty = isEmptyCommit(commit);
    const began = clock.now();
    try {
      const reopened = isEmpty ? [] : await write(commit);
      if (signal.aborted) throw new Error("The memory was lost while a group was being written.");
      committed(commit, reopened, isEmpty ? undefined : clock.now() - began);
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(new MemoryLost(error));
      if (!signal.aborted) failed(error);
    }
  }
}

const closed = () => new Error("The coordinator is closed.");
