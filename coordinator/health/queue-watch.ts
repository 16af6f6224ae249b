import { mayRun } from "#core/coordination/granting/may-run";
import { progressOf } from "#core/coordination/granting/progress-of";
import type { JobRun, State } from "#core/coordination/state";
import { Round } from "#core/scheduling/round";

/** Jobs in one look. */
const MAX_LOOKED_AT = 2_000;

interface Waiting {
  progress: number;
  since: number;
}

/** For how long each open job has made no progress, wherever its units are computed. O(a bounded part of the jobs). */
export class QueueWatch {
  #waiting = new Map<JobRun, Waiting>();
  #jobs: State["jobs"] | undefined;
  #round: Round<JobRun> | undefined;

  look({ jobs, stopped }: Readonly<Pick<State, "jobs" | "stopped">>, now: number) {
    if (this.#jobs !== jobs || !this.#round) {
      this.#jobs = jobs;
      this.#round = new Round(jobs);
    }
    for (const job of this.#waiting.keys()) if (stopped || jobs.get(job.id) !== job) this.#waiting.delete(job);
    for (const job of stopped ? [] : this.#round.next(MAX_LOOKED_AT)) this.#lookAt(job, now);
  }

  longest(now: number): { jobId: string; ms: number } | null {
    let longest: { jobId: string; ms: number } | null = null;
    for (const [job, { since }] of this.#waiting) {
      if (!longest || now - since > longest.ms) longest = { jobId: job.id, ms: now - since };
    }
    return longest;
  }

  #lookAt(job: JobRun, now: number) {
    const progress = progressOf(job);
    if (!mayRun(job) || progress >= job.units) this.#waiting.delete(job);
    else if (this.#waiting.get(job)?.progress !== progress) this.#waiting.set(job, { progress, since: now });
  }
}
