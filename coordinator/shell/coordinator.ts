import type { Logger } from "pino";
import { apply } from "#core/coordination/apply";
import { type Commit, createCommit, createEffects, type Effects } from "#core/coordination/effects";
import type { CityEvent, ReopenedJob } from "#core/coordination/events";
import { mayFeedMore } from "#core/coordination/granting/feed-in-turn";
import { stateOf } from "#core/coordination/jobs/job-state";
import type { Policy } from "#core/coordination/policy";
import { createState, type State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { Random } from "#core/random";
import type { Clock } from "../clock";
import type { ReadBlocks } from "../inputs/read-blocks";
import type { ClaimedRow, UnitStore } from "../store/unit-store";
import { type Audience, nobody } from "./audience";
import { BlockLoader, type BlockPlace } from "./block-loader";
import { CommitGroup } from "./commit-group";
import { JobRefresher } from "./job-refresher";
import { Memory } from "./memory";
import { Recovery } from "./recovery";

export interface CoordinatorPorts {
  policy: Policy;
  store: UnitStore;
  /** Reads the lines of claimed blocks' units from their blobs. */
  readUnits(rows: ClaimedRow[]): Promise<ReadBlocks>;
  log: Logger;
  clock: Clock;
  /** A prefix for grant ids that was never used before. */
  newEpoch(): string;
  /** Chooses spot checks, so no device may be able to predict it. */
  random: Random;
  /** Resolves when the database answers again. */
  databaseReady(): Promise<void>;
  /** `apply` of the core, unless a test observes it. */
  decide?: typeof apply;
}

/** Between two turns, so that other events are processed in between. */
const TURN_MS = 5;

/**
 * The shell around the core: it dispatches events to `apply`, commits, and then carries out the effects. All of its
 * memory can be lost and is rebuilt from the store and the devices. Time, store and randomness are ports, so that the
 * simulator drives this very code.
 */
export class Coordinator {
  readonly #ports: CoordinatorPorts;
  readonly #decide: typeof apply;
  readonly #memory: Memory;
  readonly #group: CommitGroup;
  readonly #blocks: BlockLoader;
  readonly #refresher: JobRefresher;
  readonly #recovery: Recovery;
  /** Jobs being loaded from the store: one that ended here meanwhile must not reappear from what was read before. */
  readonly #opening = new Map<JobId, Promise<void>>();
  #audience = nobody;
  #isClosed = false;
  #isFeeding = false;

  constructor(ports: CoordinatorPorts) {
    const { policy, store, readUnits, log, clock, newEpoch, random, databaseReady, decide = apply } = ports;
    this.#ports = ports;
    this.#decide = decide;
    const memory = new Memory(() => createState(policy, newEpoch(), random));
    const dispatch = (event: CityEvent) => this.dispatch(event);
    const openJob = (jobId: JobId) => this.openJob(jobId);
    const failed = (error: unknown) => void this.restart(error);
    const group = new CommitGroup({
      memory,
      clock,
      write: (commit) => store.commit(commit),
      committed: (commit, reopened, tookMs) => this.#committed(commit, reopened, tookMs),
      failed,
    });
    this.#memory = memory;
    this.#group = group;
    this.#blocks = new BlockLoader({ memory, store, readUnits, log, dispatch, openJob, failed });
    this.#refresher = new JobRefresher({ memory, group, store, audience: () => this.#audience, dispatch, openJob });
    const restarted = () => this.#audience.restarted();
    this.#recovery = new Recovery({ memory, group, store, clock, log, databaseReady, dispatch, restarted });
  }

  /** The state, for reading: only `dispatch` changes it. */
  get state(): Readonly<State> {
    return this.#memory.state;
  }

  /** Loads the open jobs and starts to publish to `audience`. */
  async start(audience: Audience): Promise<void> {
    this.#audience = audience;
    await this.#recovery.load();
  }

  /** Resolves when the memory is complete: before that, something in the store could be mistaken for unknown. */
  ready(): Promise<void> {
    return this.#recovery.ready();
  }

  /** Waits for the group that is being collected, and writes no more. */
  async close(): Promise<void> {
    await this.#group.close();
    this.#isClosed = true;
    await this.#recovery.close();
  }

  dispatch(event: CityEvent): void {
    if (this.#isClosed) return;
    this.#carryOut(this.#apply(event));
  }

  /** Resolves when everything dispatched so far is durable, and rejects when it was lost instead. */
  settled(): Promise<void> {
    return this.#group.settled();
  }

  /** Applies another coordinator's command: that coordinator has made the change durable. */
  applyRemote(event: CityEvent): void {
    if (this.#isClosed) return;
    const { states, lifted } = this.#group.gathering;
    const before = states.length;
    const liftedBefore = lifted.length;
    const effects = this.#apply(event);
    lifted.length = liftedBefore;
    const isAboutProgram = event.kind === "program.crashed-sandbox" || event.kind === "quarantine.lifted";
    const isTheirs = (change: { jobId: JobId }) =>
      isAboutProgram || (event.kind === "job.changed" && change.jobId === event.jobId);
    const changed = states.splice(before);
    states.push(...changed.filter((change) => !isTheirs(change)));
    this.#carryOut(effects);
    const sentStates = changed.filter(isTheirs);
    if (sentStates.length > 0) this.#audience.committed({ ...createCommit(), states: sentStates }, this.#memory.state);
  }

  /** Loads a job that is new in the store, or unknown here because its announcement was missed. */
  openJob(jobId: JobId): Promise<void> {
    const known = this.#opening.get(jobId);
    if (known) return known;
    const opening = this.#openJob(jobId).finally(() => this.#opening.delete(jobId));
    this.#opening.set(jobId, opening);
    return opening;
  }

  async #openJob(jobId: JobId): Promise<void> {
    const { signal } = this.#memory;
    // A job that just ended here is open in the store until that is written.
    await this.#group.betweenGroups(async () => {
      const job = await this.#ports.store.openJob(jobId);
      const endedMeanwhile = this.#group.gathering.states.some((change) => change.jobId === jobId);
      // What was read for a lost memory may be outdated, too.
      if (!job || endedMeanwhile || signal.aborted) return;
      this.dispatch({ kind: "job.opened", job });
      // Pages that show how it ended may be open: results of it were in doubt since.
      if (job.reopened > 0) this.#audience.committed({ ...createCommit(), states: [stateOf(job)] }, this.#memory.state);
    });
  }

  /** Reads what other coordinators changed about the next few hundred jobs, in turn, and new jobs. */
  refresh(): Promise<void> {
    if (this.#recovery.isUnderWay || this.#isClosed) return Promise.resolve();
    return this.#refresher.refresh();
  }

  /** Finds the block of a late result, and claims it if it is free, so that the result can count. */
  recall(jobId: JobId, block: number): Promise<BlockPlace> {
    return this.#blocks.recall(jobId, block);
  }

  /**
   * When it is unknown what is durable, or what was missed, the memory is discarded and rebuilt. Nothing was
   * acknowledged that is not in the store, and devices keep what was not acknowledged.
   */
  restart(error: unknown): Promise<void> {
    return this.#recovery.restart(error);
  }

  #apply(event: CityEvent): Effects {
    return this.#decide(this.#memory.state, event, this.#ports.clock.now(), createEffects(this.#group.gathering));
  }

  #carryOut({ messages, claims }: Effects) {
    for (const message of messages) this.#audience.send(message);
    for (const { jobId, blocks } of claims) this.#blocks.claim(jobId, blocks);
    this.#group.flushSoon();
    this.#feedOn();
  }

  /** Schedules the next turn for waiting devices. */
  #feedOn() {
    if (this.#isFeeding || !mayFeedMore(this.#memory.state)) return;
    this.#isFeeding = true;
    this.#ports.clock.after(TURN_MS, () => {
      this.#isFeeding = false;
      this.dispatch({ kind: "feeding.continued" });
    });
  }

  #committed(commit: Commit, reopened: readonly ReopenedJob[], tookMs: number | undefined) {
    this.#audience.committed(commit, this.#memory.state, tookMs);
    if (commit.demotions.size > 0) this.#reopen(commit, reopened);
    const sessionIds = commit.acknowledgements.map(({ to }) => to);
    if (sessionIds.length > 0) this.dispatch({ kind: "results.committed", sessionIds });
  }

  /** Households were demoted, durably; what they had settled alone is reopened. */
  #reopen({ demotions }: Commit, jobs: readonly ReopenedJob[]) {
    this.dispatch({ kind: "units.reopened", households: [...demotions.keys()], jobs });
    if (jobs.length === 0) return;
    const units = jobs.reduce((sum, { agreed, failed }) => sum + agreed + failed, 0);
    const about = { event: "units.reopened", units, jobs: jobs.map(({ jobId }) => jobId) };
    this.#ports.log.warn(about, "results of households that were found lying are computed again");
    this.#audience.reopened(jobs, this.#memory.state);
  }
}
