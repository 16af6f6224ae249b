import { mayRun } from "#core/coordination/granting/may-run";
import type { JobRun } from "#core/coordination/state";
import { MINUTE, SECOND } from "#core/time";
import type { JobFigures } from "./presence";

/** A slot is empty for a moment between two grants: only cores that were unused for this long are not needed. */
const PEAK_MS = 2 * SECOND;
/** A job that had a share and of which no device here could take anything wants nothing for this long. */
const VAIN_MS = MINUTE;

/** How many cores of each job's dial this coordinator could use, from what it has done with those that it had. */
export class Wants {
  readonly #now: () => number;
  readonly #peaks = new WeakMap<JobRun, { slots: number; at: number }>();
  readonly #unusedSince = new WeakMap<JobRun, number>();
  readonly #vainUntil = new WeakMap<JobRun, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** `capacity`: unit workers that are connected here. */
  figures(job: JobRun, capacity: number): JobFigures {
    const share = Number.isFinite(job.share) ? job.share : job.slots;
    return { share, want: this.#want(job, share, capacity), slots: job.slots, waiting: job.waitingReplicas };
  }

  #want(job: JobRun, share: number, capacity: number): number {
    const hasWork = job.blocks.size > 0 || job.moreBlocks;
    if (!mayRun(job) || capacity === 0) return 0;
    if (!hasWork || this.#now() < (this.#vainUntil.get(job) ?? 0)) return job.slots;
    const used = Math.min(this.#peak(job), capacity);
    if (used >= share) return Math.min(job.cores, capacity);
    return used > 0 ? used : this.#ofUnused(job, share, capacity);
  }

  /** Its first blocks may still be on their way. */
  #ofUnused(job: JobRun, share: number, capacity: number): number {
    const since = this.#unusedSince.get(job) ?? this.#now();
    this.#unusedSince.set(job, since);
    if (this.#now() - since < PEAK_MS) return Math.min(share, capacity);
    this.#unusedSince.delete(job);
    this.#vainUntil.set(job, this.#now() + VAIN_MS);
    return 0;
  }

  #peak(job: JobRun): number {
    const { slots } = job;
    if (slots > 0) this.#unusedSince.delete(job);
    const at = this.#now();
    const known = this.#peaks.get(job);
    if (known && known.slots > slots && at - known.at < PEAK_MS) return known.slots;
    this.#peaks.set(job, { slots, at });
    return slots;
  }
}
