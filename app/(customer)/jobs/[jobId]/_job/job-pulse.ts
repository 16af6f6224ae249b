import type { Job } from "#protocol/api/jobs";
import type { JobPulse } from "#protocol/live-messages";

/** A job's pulse as the database tells it: between two live messages, and before the first. */
export function pulseOf(job: Job, at: number): JobPulse {
  const { id: jobId, state, units, agreed, failed, cores, coresNow, answersWaiting } = job;
  const { reopened, spentNanos, budgetNanos, fuel } = job;
  const counts = { units, agreed, failed, reopened, cores, coresNow, answersWaiting, spentNanos, budgetNanos, fuel };
  return { jobId, state, ...counts, unitsPerSecond: 0, etaMs: null, at };
}
