import type { Commit } from "#core/coordination/effects";
import type { JobId } from "#core/ids";

/** Wakes the followers of a job's results when this coordinator has made some of them, or the job's end, durable. */
export class SettlementNews {
  readonly #byJob = new Map<JobId, Set<NewsOfJob>>();

  follow(jobId: JobId): NewsOfJob {
    const followers = this.#byJob.get(jobId) ?? new Set();
    this.#byJob.set(jobId, followers);
    const news = new NewsOfJob(() => {
      followers.delete(news);
      if (followers.size === 0) this.#byJob.delete(jobId);
    });
    followers.add(news);
    return news;
  }

  committed({ jobs, states }: Commit) {
    if (this.#byJob.size === 0) return;
    for (const jobId of jobs.keys()) this.#tell(jobId);
    for (const { jobId } of states) this.#tell(jobId);
  }

  #tell(jobId: JobId) {
    for (const news of this.#byJob.get(jobId) ?? []) news.tell();
  }
}

/** What happened for one follower since it last looked. */
export class NewsOfJob {
  readonly close: () => void;
  #isTold = false;
  #wake: (() => void) | undefined;

  constructor(close: () => void) {
    this.close = close;
  }

  tell() {
    this.#isTold = true;
    this.#wake?.();
  }

  /** Call before each look: what settles from here on counts as new. */
  looking() {
    this.#isTold = false;
  }

  /**
   * Resolves when there is something new since the last look, after `ms` at the latest, and when the signal is aborted.
   */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#isTold || signal?.aborted) return Promise.resolve();
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
