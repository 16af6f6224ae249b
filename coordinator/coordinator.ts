import type { Logger } from "pino";
import { apply } from "#core/coordination/apply";
import {
  type Commit,
  createCommit,
  createEffects,
  type DeviceMessage,
  isEmptyCommit,
} from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";
import type { Policy } from "#core/coordination/policy";
import { type City, createCity } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { Millis } from "#core/time";
import type { ClaimedBlock } from "#core/units/block-run";
import { linesOfBlock } from "./inputs/line-scan";
import type { BlobStore } from "./storage/blob-store";
import type { ClaimedRow, UnitStore } from "./store/unit-store";

/** Who hears what the coordinator decides. `say` promises nothing; what is in a `Commit` is durable when it is told. */
export interface Audience {
  say(message: DeviceMessage): void;
  committed(commit: Commit, city: City): void;
  /** The memory was lost: every device must come back and present what it holds. */
  restarted(): void;
}

export interface CoordinatorParts {
  policy: Policy;
  store: UnitStore;
  blobs: BlobStore;
  log: Logger;
  now: () => Millis;
  /** A prefix for grant ids that was never used before. */
  newEpoch: () => string;
  /** Settles when the database answers again. */
  databaseReady: () => Promise<void>;
}

interface Waiter {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A group is written at once when nothing else is being written, else as soon as that is done; never later than this after its first event. */
const GROUP_MS = 4;
const RETRY_MS = 250;

/**
 * The shell around the core: one mailbox, `apply`, commit, then effects. All of its memory can be lost: it comes back
 * from the store and from the devices.
 */
export class Coordinator {
  readonly #parts: CoordinatorParts;
  #audience: Audience = { say: () => undefined, committed: () => undefined, restarted: () => undefined };
  #city: City;
  #commit = createCommit();
  #waiting: Waiter[] = [];
  #flushing = false;
  #timer: NodeJS.Timeout | undefined;
  #generation = 0;
  #closed = false;

  constructor(parts: CoordinatorParts) {
    this.#parts = parts;
    this.#city = createCity(parts.policy, parts.newEpoch());
  }

  /** The memory, to read: only `dispatch` changes it. */
  get city(): Readonly<City> {
    return this.#city;
  }

  /** Loads the open jobs and starts to speak to `audience`. */
  async start(audience: Audience): Promise<void> {
    this.#audience = audience;
    await this.#load();
  }

  /** Waits for the group that is being gathered, and writes no more. */
  async close(): Promise<void> {
    await this.settled();
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  dispatch(event: CityEvent): void {
    if (this.#closed) return;
    const effects = apply(this.#city, event, this.#parts.now(), createEffects(this.#commit));
    for (const message of effects.messages) this.#audience.say(message);
    for (const claim of effects.claims) void this.#claim(claim.jobId, claim.blocks);
    if (!isEmptyCommit(this.#commit)) this.#flushSoon();
  }

  /** Resolves when everything dispatched so far is durable, and rejects when it was lost instead. */
  settled(): Promise<void> {
    if (isEmptyCommit(this.#commit) && !this.#flushing) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#flushSoon();
    });
  }

  /** Follows another coordinator's command: it has made durable what the command changed. */
  obey(event: CityEvent): void {
    const effects = apply(this.#city, event, this.#parts.now());
    for (const message of effects.messages) this.#audience.say(message);
    for (const claim of effects.claims) void this.#claim(claim.jobId, claim.blocks);
  }

  /** Takes up a job that is new in the store, or changed by another coordinator. */
  async openJob(jobId: JobId): Promise<void> {
    const job = await this.#parts.store.openJob(jobId);
    if (job) this.dispatch({ kind: "job.opened", job });
  }

  /** The block of a late result: claimed if it is free, so that the result can count. */
  async recall(jobId: JobId, block: number): Promise<void> {
    const job = this.#city.jobs.get(jobId);
    if (!job || job.blocks.has(block)) return;
    const outcome = await this.#parts.store.claimBlock(job.no, block);
    if (outcome.kind === "gone") return;
    const blocks = await this.#withLines(job.no, [outcome.block]);
    this.dispatch({ kind: "blocks.claimed", jobId, blocks, more: job.moreBlocks });
  }

  async #load(): Promise<void> {
    const { store, log } = this.#parts;
    await store.heartbeat();
    const { stopped, reason } = await store.cityStop();
    if (stopped) this.dispatch({ kind: "city.stopped", reason: reason ?? "" });
    const jobs = await store.openJobs();
    for (const job of jobs) this.dispatch({ kind: "job.opened", job });
    log.info({ event: "coordinator.loaded", jobs: jobs.length, stopped }, "coordinator loaded");
  }

  async #claim(jobId: JobId, count: number): Promise<void> {
    const job = this.#city.jobs.get(jobId);
    if (!job) return;
    const generation = this.#generation;
    try {
      const claimed = await this.#parts.store.claimBlocks(job.no, count);
      const blocks = await this.#withLines(job.no, claimed.blocks);
      if (generation === this.#generation) this.dispatch({ kind: "blocks.claimed", jobId, blocks, more: claimed.more });
    } catch (error) {
      if (generation === this.#generation) await this.#restart(error);
    }
  }

  async #withLines(jobNo: number, rows: ClaimedRow[]): Promise<ClaimedBlock[]> {
    const hash = await this.#parts.store.unitsBlob(jobNo);
    return Promise.all(
      rows.map(async ({ byteOffset, byteLength, ...row }) => {
        if (hash === null) return row;
        const bytes = await this.#parts.blobs.bytes(hash, { start: byteOffset, end: byteOffset + byteLength });
        return { ...row, lines: linesOfBlock(bytes) };
      }),
    );
  }

  #flushSoon() {
    if (this.#flushing || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, GROUP_MS);
  }

  async #flush(): Promise<void> {
    const commit = this.#commit;
    const waiting = this.#waiting;
    this.#commit = createCommit();
    this.#waiting = [];
    this.#flushing = true;
    const generation = this.#generation;
    try {
      if (!isEmptyCommit(commit)) await this.#parts.store.commit(commit);
      if (generation !== this.#generation) return;
      this.#audience.committed(commit, this.#city);
      const sessionIds = commit.acknowledgements.map(({ to }) => to);
      if (sessionIds.length > 0) this.dispatch({ kind: "results.committed", sessionIds });
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      await this.#restart(error);
    } finally {
      this.#flushing = false;
    }
    if (!isEmptyCommit(this.#commit) || this.#waiting.length > 0) this.#flushSoon();
  }

  /**
   * After a failed write nobody knows what is durable, so the memory is thrown away and read back. Nothing was
   * acknowledged that is not in the store, and devices keep what was not acknowledged.
   */
  async #restart(error: unknown): Promise<void> {
    const { log, policy, newEpoch, store, databaseReady } = this.#parts;
    log.error({ event: "coordinator.restarted", err: error }, "a write failed; the coordinator reads its state back");
    this.#generation += 1;
    const generation = this.#generation;
    this.#city = createCity(policy, newEpoch());
    this.#commit = createCommit();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#audience.restarted();
    while (!this.#closed && generation === this.#generation) {
      try {
        await databaseReady();
        await store.releaseBlocks();
        await this.#load();
        return;
      } catch (retryError) {
        log.warn({ event: "store.unreachable", err: retryError }, "the database does not answer; trying again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}
