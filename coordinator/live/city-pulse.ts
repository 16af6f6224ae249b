import type { Commit } from "#core/coordination/effects";
import { progressOf } from "#core/coordination/progress-of";
import type { Session, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { CityNow } from "#protocol/api/city-now";
import type { FleetLamp, FleetPulse, JobPulse } from "#protocol/live-messages";
import { ProgressRate } from "./progress-rate";

const MAX_LAMPS = 2_000;

/** What pages are told of the city's state, from its memory and the commits that went by. */
export class CityPulse {
  readonly #byJob = new Map<JobId, ProgressRate>();
  readonly #all = new ProgressRate();
  /** Units since the start. */
  #settled = 0;

  observe(commit: Commit) {
    this.#settled += commit.settled.length;
  }

  /** To be called about once a second. Only jobs that somebody works on, or did a moment ago, have a rate. */
  look(state: State, nowMs: number) {
    for (const job of state.jobsAtWork) if (!this.#byJob.has(job.id)) this.#byJob.set(job.id, new ProgressRate());
    let toBeConfirmed = 0;
    for (const [jobId, rate] of this.#byJob) {
      const job = state.jobs.get(jobId);
      const progress = job ? progressOf(job) : 0;
      rate.look(progress, nowMs);
      if (!job || (job.slots === 0 && rate.perSecond === 0)) this.#byJob.delete(jobId);
      else toBeConfirmed += progress - job.agreed - job.failed;
    }
    this.#all.look(this.#settled + toBeConfirmed, nowMs);
  }

  /** Undefined when the job is over: the database tells the rest. */
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
      coresNow: job.slots,
      answersWaiting: job.waitingReplicas,
      spentNanos: job.spentNanos,
      budgetNanos: job.budgetNanos,
      fuel: job.fuel,
      unitsPerSecond,
      etaMs: unitsPerSecond > 0 ? Math.round((left / unitsPerSecond) * 1_000) : null,
      at: nowMs,
    };
  }

  /** Costs as much as there are jobs at work, however many devices and open jobs there are. */
  now(state: State): CityNow {
    let coresAtWork = 0;
    for (const job of state.jobsAtWork) coresAtWork += job.slots;
    return {
      devices: state.sessions.size,
      coresAtWork,
      jobsAtWork: state.jobsAtWork.size,
      unitsPerSecond: this.#all.perSecond,
      isStopped: state.stopped,
    };
  }

  /** O(devices and jobs): to be asked for only while somebody looks. */
  fleet(state: State, nowMs: number): Omit<FleetPulse, "sharedNetwork"> {
    let slots = 0;
    let busy = 0;
    const engines: Record<string, number> = {};
    const lamps: FleetLamp[] = [];
    for (const session of state.sessions.values()) {
      slots += session.slots.length;
      engines[session.device.engine] = (engines[session.device.engine] ?? 0) + 1;
      if (lamps.length < MAX_LAMPS) lamps.push(lampOf(state, session));
    }
    for (const job of state.jobsAtWork) busy += job.slots;
    let waitingUnits = 0;
    let jobsRunning = 0;
    for (const job of state.jobs.values()) {
      if (job.state !== "running") continue;
      waitingUnits += job.units - job.agreed - job.failed;
      jobsRunning += 1;
    }
    return {
      devices: state.sessions.size,
      slots,
      busy,
      unitsPerSecond: this.#all.perSecond,
      settled: this.#settled,
      waitingUnits,
      jobsRunning,
      stopped: state.stopped,
      engines,
      lamps,
      at: nowMs,
    };
  }
}

function lampOf(state: State, session: Session): FleetLamp {
  const working = session.slots.filter((slot) => slot.jobId !== null);
  const jobId = working[0]?.jobId;
  return {
    deviceId: session.device.id,
    label: session.device.label,
    engine: session.device.engine,
    slots: session.slots.length,
    busy: working.length,
    jobName: (jobId && state.jobs.get(jobId)?.spec.name) ?? null,
  };
}
