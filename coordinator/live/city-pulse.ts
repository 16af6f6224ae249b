import type { Commit } from "#core/coordination/effects";
import { progressOf } from "#core/coordination/granting/progress-of";
import type { JobRun, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { CityNow } from "#protocol/api/city-now";
import type { FleetPulse, JobPulse } from "#protocol/live-messages";
import type { FleetFigures, JobFigures } from "../peers/presence";
import { type Census, countFleet } from "./fleet-census";
import { ProgressRate } from "./progress-rate";

type FleetTotals = Omit<FleetPulse, "sharedNetwork">;

const MAX_CENSUS_AGE_MS = 1_000;

/** What other coordinators add to the figures of this one. */
export interface Elsewhere {
  others: readonly { fleet: FleetFigures; jobs: ReadonlyMap<number, JobFigures> }[];
  coresOf(job: JobRun): number;
  answersOf(job: JobRun): number;
  readonly jobsAtWorkElsewhere: readonly JobRun[];
}

/** The figures about the city for pages, from its state, recent commits, and what other coordinators report. */
export class CityPulse {
  readonly #elsewhere: Elsewhere;
  readonly #byJob = new Map<JobId, ProgressRate>();
  readonly #all = new ProgressRate();
  /** Units since the start. */
  #settled = 0;
  #counting: ReturnType<typeof countFleet> | undefined;
  #census: (Census & { at: number }) | undefined;

  constructor(elsewhere: Elsewhere) {
    this.#elsewhere = elsewhere;
  }

  /** This coordinator's own part. */
  get ownRates() {
    return { unitsPerSecond: this.#all.perSecond, settled: this.#settled };
  }

  observe(commit: Commit) {
    this.#settled += commit.settled.length;
  }

  /** Call about once a second. Only jobs that devices work on, or did a moment ago, have a rate. */
  look(state: State, nowMs: number) {
    for (const job of this.#atWork(state)) if (!this.#byJob.has(job.id)) this.#byJob.set(job.id, new ProgressRate());
    let toBeConfirmed = 0;
    for (const [jobId, rate] of this.#byJob) {
      const job = state.jobs.get(jobId);
      const progress = job ? progressOf(job) : 0;
      rate.look(progress, nowMs);
      if (!job || (this.#elsewhere.coresOf(job) === 0 && rate.perSecond === 0)) this.#byJob.delete(jobId);
      else toBeConfirmed += progress - job.agreed - job.failed;
    }
    this.#all.look(this.#settled + toBeConfirmed, nowMs);
  }

  /** Undefined when the job is over: the database has the rest. */
  job(state: State, jobId: JobId, nowMs: number): JobPulse | undefined {
    const job = state.jobs.get(jobId);
    if (!job) return undefined;
    const unitsPerSecond = this.#byJob.get(jobId)?.perSecond ?? 0;
    const left = job.units - progressOf(job);
    return {
      jobId,
      state: job.state,
      units: job.units,
      agreed: job.agreed,
      failed: job.failed,
      reopened: job.reopened,
      cores: job.cores,
      coresNow: this.#elsewhere.coresOf(job),
      answersWaiting: this.#elsewhere.answersOf(job),
      spentNanos: job.spentNanos,
      budgetNanos: job.budgetNanos,
      fuel: job.fuel,
      unitsPerSecond,
      etaMs: unitsPerSecond > 0 ? Math.round((left / unitsPerSecond) * 1_000) : null,
      at: nowMs,
    };
  }

  /** Costs O(jobs at work), however many devices and open jobs there are. */
  now(state: State): CityNow {
    let coresAtWork = 0;
    for (const job of state.jobsAtWork) coresAtWork += job.slots;
    const sum = (own: number, figure: (fleet: FleetFigures) => number) =>
      this.#elsewhere.others.reduce((all, { fleet }) => all + figure(fleet), own);
    return {
      devices: sum(state.sessions.size, ({ devices }) => devices),
      coresAtWork: sum(coresAtWork, ({ busy }) => busy),
      jobsAtWork: this.#atWork(state).size,
      unitsPerSecond: sum(this.#all.perSecond, ({ unitsPerSecond }) => unitsPerSecond),
      isStopped: state.stopped,
    };
  }

  /** Jobs that somebody works on, at any coordinator. */
  #atWork(state: State): ReadonlySet<JobRun> {
    const { others, jobsAtWorkElsewhere } = this.#elsewhere;
    return others.length === 0 ? state.jobsAtWork : new Set([...state.jobsAtWork, ...jobsAtWorkElsewhere]);
  }

  /** One step of counting all devices and jobs: returns the totals after the last one. */
  countOn(state: State, nowMs: number): FleetTotals | undefined {
    const counting = this.#counting ?? countFleet(state);
    const { done, value } = counting.next();
    this.#counting = done ? undefined : counting;
    if (!done) return undefined;
    this.#census = { ...value, at: nowMs };
    return this.#totals(state, this.#census, nowMs);
  }

  /** O(devices and jobs), unless they have just been counted. */
  fleet(state: State, nowMs: number): FleetTotals {
    if (this.#census && nowMs - this.#census.at < MAX_CENSUS_AGE_MS) return this.#totals(state, this.#census, nowMs);
    for (;;) {
      const totals = this.countOn(state, nowMs);
      if (totals) return totals;
    }
  }

  #totals(state: State, census: Census, at: number): FleetTotals {
    const { devices, coresAtWork: busy, unitsPerSecond, isStopped: stopped } = this.now(state);
    const engines = { ...census.engines };
    let { slots } = census;
    let settled = this.#settled;
    for (const { fleet } of this.#elsewhere.others) {
      slots += fleet.slots;
      settled += fleet.settled;
      for (const [engine, count] of Object.entries(fleet.engines)) engines[engine] = (engines[engine] ?? 0) + count;
    }
    return { ...census, devices, busy, slots, engines, unitsPerSecond, settled, stopped, at };
  }
}
