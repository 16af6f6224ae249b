import pLimit from "p-limit";
import type { Logger } from "pino";
import { apply } from "#core/coordination/apply";
import {
  type Commit,
  createCommit,
  createEffects,
  type DeviceMessage,
  type Effects,
  isEmptyCommit,
} from "#core/coordination/effects";
import type { CityEvent, ReopenedJob } from "#core/coordination/events";
import { isHalted } from "#core/coordination/may-run";
import type { Policy } from "#core/coordination/policy";
import { type City, createCity, type JobFacts } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { Random } from "#core/random";
import type { Millis } from "#core/time";
import { readBlocks } from "./inputs/read-blocks";
import type { BlobStore } from "./storage/blob-store";
import type { ClaimedRow, UnitStore } from "./store/unit-store";

/** Who hears what the coordinator decides. `say` promises nothing; what is in a `Commit` is durable when it is told. */
export interface Audience {
  say(message: DeviceMessage): void;
  committed(commit: Commit, city: City): void;
  /** Results of these jobs are results no longer. */
  reopened(jobs: readonly ReopenedJob[], city: City): void;
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
  /** Chooses what is checked: no device may foresee it. */
  random: Random;
  /** Settles when the database answers again. */
  databaseReady: () => Promise<void>;
}

/**
 * Where the block of a late result is. `here` is also that of a job that stands still: the result is held in any case.
 * `away`: on its way from the store, or another coordinator's; what the result is worth is not known here, or not yet.
 */
export type BlockPlace = "here" | "away" | "settled" | "job-over";

interface Waiter {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A group is written at once when nothing else is being written, else as soon as that is done; never later than this after its first event. */
const GROUP_MS = 4;
const RETRY_MS = 250;
/** A memory that was read back so shortly before it is lost again waits a little longer each time: something is wrong that will not pass at once. */
const UNWELL_MS = 10_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Claims that ask the store at once. Thousands of jobs may want blocks in one moment, as at a start; their requests are
 * short, and others need connections meanwhile.
 */
const CLAIMS_AT_ONCE = 8;

/** Jobs that one look at the store asks about: more would hold the event loop and the database for too long. */
const FOLLOWED_AT_ONCE = 500;

/**
 * The shell around the core: one mailbox, `apply`, commit, then effects. All of its memory can be lost: it comes back
 * from the store and from the devices.
 */
export class Coordinator {
  readonly #parts: CoordinatorParts;
  #audience: Audience = {
    say: () => undefined,
    committed: () => undefined,
    reopened: () => undefined,
    restarted: () => undefined,
  };
  #city: City;
  #commit = createCommit();
  #waiting: Waiter[] = [];
  #refreshes: Waiter[] = [];
  #flushing = false;
  #timer: NodeJS.Timeout | undefined;
  /** Grows whenever the memory is lost: what was begun before belongs to nothing any more. */
  #generation = 0;
  #restarting: Promise<void> | undefined;
  #loadedAt = 0;
  #losses = 0;
  #closed = false;
  /** Jobs whose turn to be looked at comes in this round. */
  #toFollow: JobId[] = [];
  readonly #claimInTurn = pLimit(CLAIMS_AT_ONCE);
  /** Blocks under way from the store: by job, and those asked for by late results, by job and block. */
  readonly #claims = new Map<JobId, Promise<void>>();
  readonly #recalls = new Map<string, Promise<BlockPlace>>();

  constructor(parts: CoordinatorParts) {
    this.#parts = parts;
    this.#city = createCity(parts.policy, parts.newEpoch(), parts.random);
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

  /** Settles when the memory is whole: nothing that the store holds may be taken for unknown before. */
  async ready(): Promise<void> {
    while (this.#restarting) await this.#restarting;
  }

  /** Waits for the group that is being gathered, and writes no more. */
  async close(): Promise<void> {
    await this.settled().catch(() => undefined); // lost results are still at their devices
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#restarting;
  }

  dispatch(event: CityEvent): void {
    if (this.#closed) return;
    this.#carryOut(apply(this.#city, event, this.#parts.now(), createEffects(this.#commit)));
  }

  /** Resolves when everything dispatched so far is durable, and rejects when it was lost instead. */
  settled(): Promise<void> {
    if (isEmptyCommit(this.#commit) && !this.#flushing) return Promise.resolve();
    return this.#inNextFlush(this.#waiting);
  }

  /** Follows another coordinator's command: it has made durable what the command changed. */
  obey(event: CityEvent): void {
    if (this.#closed) return;
    const { states, lifted } = this.#commit;
    const before = states.length;
    const liftedBefore = lifted.length;
    const effects = apply(this.#city, event, this.#parts.now(), createEffects(this.#commit));
    lifted.length = liftedBefore;
    const isAboutProgram = event.kind === "program.ended-box" || event.kind === "quarantine.lifted";
    const isTheirs = (change: { jobId: JobId }) =>
      isAboutProgram || (event.kind === "job.changed" && change.jobId === event.jobId);
    const changed = states.splice(before);
    states.push(...changed.filter((change) => !isTheirs(change)));
    this.#carryOut(effects);
    const told = changed.filter(isTheirs);
    if (told.length > 0) this.#audience.committed({ ...createCommit(), states: told }, this.#city);
  }

  /** Takes up a job that is new in the store, or unknown here because its news was missed. */
  async openJob(jobId: JobId): Promise<void> {
    // One that just ended here is open in the store until that is written.
    await this.settled();
    const job = await this.#parts.store.openJob(jobId);
    if (job) this.dispatch({ kind: "job.opened", job });
  }

  /**
   * Learns what other coordinators changed: jobs' totals, dials and states, jobs and blocks that are new or free. Each
   * time of so many jobs; with each round of all of them, of new ones.
   */
  refresh(): Promise<void> {
    if (this.#restarting || this.#closed) return Promise.resolve();
    return this.#inNextFlush(this.#refreshes);
  }

  /** Finds the block of a late result, and claims it if it is free, so that the result can count. */
  recall(jobId: JobId, block: number): Promise<BlockPlace> {
    const key = `${jobId}/${block}`;
    const known = this.#recalls.get(key);
    if (known) return known;
    const recall = this.#recall(jobId, block).finally(() => this.#recalls.delete(key));
    this.#recalls.set(key, recall);
    return recall;
  }

  /**
   * When nobody can say what is durable, or what was missed, the memory is thrown away and read back. Nothing was
   * acknowledged that is not in the store, and devices keep what was not acknowledged.
   */
  restart(error: unknown): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#restarting ??= this.#readBack(error).finally(() => {
      this.#restarting = undefined;
      this.#flushSoon();
    });
    return this.#restarting;
  }

  #carryOut({ messages, claims }: Effects) {
    const generation = this.#generation;
    for (const message of messages) this.#audience.say(message);
    for (const { jobId, blocks } of claims) {
      const claim = this.#claimInTurn(() => this.#claim(jobId, blocks, generation)).finally(() => {
        // What it brought may have made the job claim more.
        if (this.#claims.get(jobId) === claim) this.#claims.delete(jobId);
      });
      this.#claims.set(jobId, claim);
    }
    this.#flushSoon();
  }

  async #load(stayStopped = false): Promise<void> {
    const { store, log } = this.#parts;
    await store.beginTerm();
    const { stopped, reason } = await store.cityStop();
    const jobs = await store.openJobs();
    if (stopped || stayStopped) this.dispatch({ kind: "city.stopped", reason: reason ?? "" });
    for (const job of jobs) this.dispatch({ kind: "job.opened", job });
    this.#loadedAt = this.#parts.now();
    log.info({ event: "coordinator.loaded", jobs: jobs.length, stopped }, "coordinator loaded");
  }

  /** What a memory wanted that is lost by now is not claimed. */
  async #claim(jobId: JobId, count: number, generation: number): Promise<void> {
    const job = generation === this.#generation ? this.#city.jobs.get(jobId) : undefined;
    if (!job) return;
    try {
      const { blocks, more } = await this.#parts.store.claimBlocks(job.no, count);
      await this.#receive(generation, jobId, job.no, blocks, more);
    } catch (error) {
      if (generation === this.#generation) void this.restart(error);
    }
  }

  async #recall(jobId: JobId, block: number): Promise<BlockPlace> {
    if (!this.#city.jobs.has(jobId)) await this.openJob(jobId);
    await this.#claims.get(jobId);
    const generation = this.#generation;
    const job = this.#city.jobs.get(jobId);
    if (!job) return "job-over";
    if (isHalted(this.#city, job) || job.blocks.has(block)) return "here";
    try {
      const outcome = await this.#parts.store.claimBlock(job.no, block);
      if (outcome.kind === "done") return "settled";
      if (outcome.kind === "claimed") await this.#receive(generation, jobId, job.no, [outcome.block]);
      else await this.#claims.get(jobId); // which may have been quicker
    } catch (error) {
      if (generation === this.#generation) void this.restart(error);
    }
    return this.#city.jobs.get(jobId)?.blocks.has(block) ? "here" : "away";
  }

  /** Blocks claimed for a memory that was lost meanwhile are free again since. Without `more` a late result asked for them. */
  async #receive(generation: number, jobId: JobId, jobNo: number, rows: ClaimedRow[], more?: boolean): Promise<void> {
    const { store, blobs, log } = this.#parts;
    const outcome = await readBlocks(blobs, await store.unitsBlob(jobNo), rows);
    if (generation !== this.#generation) return;
    if (outcome.kind === "read") return this.dispatch({ kind: "blocks.claimed", jobId, blocks: outcome.blocks, more });
    log.error({ event: "job.unreadable", jobId, err: outcome.error }, "a job's inputs cannot be read; it is paused");
    this.dispatch({ kind: "job.changed", jobId, state: "paused", reason: { kind: "inputs-unreadable" } });
    await store.freeBlocks(
      jobNo,
      rows.map(({ seq }) => seq),
    );
    if (more === undefined || generation !== this.#generation) return;
    this.dispatch({ kind: "blocks.claimed", jobId, blocks: [], more: true });
  }

  #inNextFlush(line: Waiter[]): Promise<void> {
    return new Promise((resolve, reject) => {
      line.push({ resolve, reject });
      this.#flushSoon();
    });
  }

  #flushSoon() {
    if (this.#flushing || this.#timer || this.#restarting || this.#closed) return;
    if (isEmptyCommit(this.#commit) && this.#waiting.length + this.#refreshes.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, GROUP_MS);
  }

  async #flush(): Promise<void> {
    this.#flushing = true;
    await this.#writeGroup();
    if (this.#refreshes.length > 0) await this.#readFacts();
    this.#flushing = false;
    this.#flushSoon();
  }

  async #writeGroup(): Promise<void> {
    const commit = this.#commit;
    const waiting = this.#waiting.splice(0);
    this.#commit = createCommit();
    const generation = this.#generation;
    try {
      const reopened = isEmptyCommit(commit) ? [] : await this.#parts.store.commit(commit);
      if (generation !== this.#generation) throw new Error("The memory was lost while a group was being written.");
      this.#audience.committed(commit, this.#city);
      if (commit.demotions.size > 0) this.#reopen(commit, reopened);
      const sessionIds = commit.acknowledgements.map(({ to }) => to);
      if (sessionIds.length > 0) this.dispatch({ kind: "results.committed", sessionIds });
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      if (generation === this.#generation) void this.restart(error);
    }
  }

  /** Households fell, durably; with them what they had settled alone. */
  #reopen({ demotions }: Commit, jobs: readonly ReopenedJob[]) {
    this.dispatch({ kind: "units.reopened", households: [...demotions.keys()], jobs });
    if (jobs.length === 0) return;
    const units = jobs.reduce((sum, { agreed, failed }) => sum + agreed + failed, 0);
    const about = { event: "units.reopened", units, jobs: jobs.map(({ jobId }) => jobId) };
    this.#parts.log.warn(about, "results of households that were found lying are computed again");
    this.#audience.reopened(jobs, this.#city);
  }

  /** Between two groups, so that what the store says has all of this coordinator's groups in it and no part of the next. */
  async #readFacts(): Promise<void> {
    const { store } = this.#parts;
    const refreshes = this.#refreshes.splice(0);
    const generation = this.#generation;
    const round = this.#toFollow.length === 0 ? [...this.#city.jobs.keys()] : this.#toFollow;
    this.#toFollow = round.slice(FOLLOWED_AT_ONCE);
    const isLastOfRound = this.#toFollow.length === 0;
    const known = new Set(isLastOfRound ? this.#city.jobs.keys() : []);
    try {
      const facts = await store.jobFacts(round.slice(0, FOLLOWED_AT_ONCE));
      const open = isLastOfRound ? await store.openJobIds() : [];
      if (generation === this.#generation) {
        for (const one of facts) this.#learn(one);
        // One that was known and is gone was ended here; its end is not written yet.
        for (const id of open) if (!known.has(id)) this.openJob(id).catch(() => undefined); // the next round tries again
      }
      for (const { resolve } of refreshes) resolve();
    } catch (error) {
      for (const { reject } of refreshes) reject(error);
    }
  }

  #learn(facts: JobFacts) {
    const job = this.#city.jobs.get(facts.id);
    if (!job) return;
    const before = job.state;
    this.dispatch({ kind: "job.refreshed", facts });
    if (before === facts.state || job.state !== facts.state) return;
    const { no: jobNo, id: jobId, customerId, state, reason, cores, budgetNanos } = job;
    const change = { jobNo, jobId, customerId, state, reason, cores, budgetNanos };
    this.#audience.committed({ ...createCommit(), states: [change] }, this.#city);
  }

  async #readBack(error: unknown): Promise<void> {
    const { log, policy, newEpoch, random, databaseReady } = this.#parts;
    log.error({ event: "coordinator.restarted", err: error }, "the coordinator reads its state back");
    this.#losses = this.#parts.now() - this.#loadedAt < UNWELL_MS ? this.#losses + 1 : 0;
    this.#audience.restarted();
    while (!this.#closed) {
      // The lever may have been pulled while the database could not note it.
      const { stopped } = this.#city;
      this.#generation += 1;
      this.#city = createCity(policy, newEpoch(), random);
      this.#commit = createCommit();
      for (const { reject } of [...this.#waiting.splice(0), ...this.#refreshes.splice(0)]) reject(error);
      try {
        await pause(Math.min(LONGEST_PAUSE_MS, this.#losses * RETRY_MS));
        await databaseReady();
        return await this.#load(stopped);
      } catch (retryError) {
        log.warn({ event: "store.unreachable", err: retryError }, "the database does not answer; trying again");
        await pause(RETRY_MS);
      }
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
