import type { Job } from "#protocol/api/jobs";

/** A job that does not continue by itself: it was paused or cancelled before all its units had settled. */
export class JobHalted extends Error {
  override readonly name = "JobHalted";
  readonly job: Job;

  constructor(job: Job) {
    super(`The job ${job.id} is ${job.state}. ${job.message ?? ""}`.trim());
    this.job = job;
  }
}
