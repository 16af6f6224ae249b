import type { JobId } from "#core/ids";
import type { JobSettled } from "#protocol/live-messages";

const MAX_NAMED = 500;

/** Units settled since the last message about their job. */
export class SettledDigest {
  #byJob = new Map<JobId, JobSettled>();

  add(jobId: JobId, unit: number, ok: boolean) {
    let digest = this.#byJob.get(jobId);
    if (!digest) {
      digest = { jobId, agreed: [], failed: [], more: 0 };
      this.#byJob.set(jobId, digest);
    }
    if (digest.agreed.length + digest.failed.length >= MAX_NAMED) digest.more += 1;
    else (ok ? digest.agreed : digest.failed).push(unit);
  }

  take(): ReadonlyMap<JobId, JobSettled> {
    const digests = this.#byJob;
    this.#byJob = new Map();
    return digests;
  }
}
