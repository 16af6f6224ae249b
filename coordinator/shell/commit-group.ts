import { type Commit, createCommit, isEmptyCommit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { Millis } from "#core/time";
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
  /** Of what is being collected. */
  #firstAt: Millis | undefined;
  #isWriting = false;
  #underWay = Promise.resolve();
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
    if (isEmptyCommit(this.#commit) && this.#waiting.length + this.#looks.length === 0) return;
    const { clock } = this.#ports;
    const now = clock.now();
    this.#firstAt ??= now;
    if (this.#isWriting || this.#cancelTimer || this.#isHalted || this.#isClosed) return;
    const waitMs = this.#firstAt + GROUP_MS - now;
    if (waitMs <= 0) {
      this.#underWay = this.#flush();
      return;
    }
    this.#cancelTimer = clock.after(waitMs, () => {
      this.#cancelTimer = undefined;
      this.#underWay = this.#flush();
    });
  }

  /** The memory is lost, and what was collected for it. */
  lose(error: unknown) {
    this.#commit = createCommit();
    this.#firstAt = undefined;
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

  /** Waits for the group that is being collected, and for one that was begun when that was durable, and writes no more. */
  async close(): Promise<void> {
    await this.settled().catch(() => undefined); // Lost results are still at their devices.
    this.#isClosed = true;
    this.#cancelTimer?.();
    await this.#underWay;
    for (const { reject } of this.#looks.splice(0)) reject(closed());
  }

  /** Who is told of a group hears it when the next one is on its way, so that the database and this process work side by side. */
  async #flush(): Promise<void> {
    this.#isWriting = true;
    let tell = await this.#write();
    const looks = this.#looks.splice(0, MAX_LOOKS);
    if (looks.length > 0) {
      tell();
      tell = () => undefined;
      await Promise.all(looks.map(({ look, resolve, reject }) => look().then(resolve, reject)));
    }
    this.#isWriting = false;
    this.flushSoon();
    tell();
  }

  /** Resolves when it is known whether the group is durable, with what then remains to be done. */
  async #write(): Promise<() => void> {
    const { memory, clock, write, committed, failed } = this.#ports;
    const { signal } = memory;
    const commit = this.#commit;
    const waiting = this.#waiting.splice(0);
    this.#commit = createCommit();
    this.#firstAt = undefined;
    const isEmpty = isEmptyCommit(commit);
    const began = clock.now();
    const lost = (error: unknown) => {
      for (const { reject } of waiting) reject(new MemoryLost(error));
      if (!signal.aborted) failed(error);
    };
    try {
      const reopened = isEmpty ? [] : await write(commit);
      if (signal.aborted) throw new Error("The memory was lost while a group was being written.");
      const tookMs = isEmpty ? undefined : clock.now() - began;
      return () => {
        try {
          committed(commit, reopened, tookMs);
          for (const { resolve } of waiting) resolve();
        } catch (error) {
          lost(error);
        }
      };
    } catch (error) {
      lost(error);
      return () => undefined;
    }
  }
}

const closed = () => new Error("The coordinator is closed.");
