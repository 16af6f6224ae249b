import type { Commit } from "#core/coordination/effects";
import type { JobId } from "#core/ids";

/** Wakes the followers of a job's results when this coordinator has made some of them, or the job's end, durable. */
export class SettlementNotifier {
  readonly #byJob = new Map<JobId, Set<SettlementSignal>>();

  follow(jobId: JobId): SettlementSignal {
    const followers = this.#byJob.get(jobId) ?? new Set();
    this.#byJob.set(jobId, followers);
    const follower = new SettlementSignal(() => {
      followers.delete(follower);
      if (followers.size === 0) this.#byJob.delete(jobId);
    });
    followers.add(follower);
    return follower;
  }

  committed({ jobs, states }: Commit) {
    if (this.#byJob.size === 0) return;
    for (const jobId of jobs.keys()) this.#notify(jobId);
    for (const { jobId } of states) this.#notify(jobId);
  }

  #notify(jobId: JobId) {
    for (const follower of this.#byJob.get(jobId) ?? []) follower.notify();
  }
}

/** What happened for one follower since it last looked. */
export class SettlementSignal {
  readonly close: () => void;
  #isSignalled = false;
  #wake: (() => void) | undefined;

  constructor(close: () => void) {
    this.close = close;
  }

  notify() {
    this.#isSignalled = true;
    this.#wake?.();
  }

  /** Call before each look: what settles from here on counts as new. */
  looking() {
    this.#isSignalled = false;
  }

  /**
   * Resolves when there is something new since the last look, after `ms` at the latest, and when the signal is aborted.
   */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#isSignalled || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done);
      this.#wake = done;
    });
  }
}
