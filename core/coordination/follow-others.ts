import type { JobId } from "../ids";
import type { Millis } from "../time";
import type { Effects } from "./effects";
import { feedIdleSessions } from "./grant-units";
import { dropJob, obeyDial } from "./job-state";
import { concludeJob } from "./settle-replica";
import type { City, JobFacts } from "./state";

/**
 * Several coordinators may work on one job, each with the blocks that it claimed. From time to time each learns the
 * job's totals from the store; what it has settled itself and not yet written comes on top.
 */
export function refreshJob(city: City, facts: JobFacts, now: Millis, effects: Effects) {
  const job = city.jobs.get(facts.id);
  if (!job) return;
  const own = effects.commit.jobs.get(facts.id);
  job.agreed = facts.agreed + (own?.agreed ?? 0);
  job.failed = facts.failed + (own?.failed ?? 0);
  job.fuel = facts.fuel + (own?.fuel ?? 0);
  job.spentNanos = facts.spentNanos + (own?.spentNanos ?? 0);
  job.budgetNanos = Math.max(facts.budgetNanos, job.spentNanos);
  const hadMore = job.moreBlocks;
  if (!job.claiming) job.moreBlocks = facts.freeBlocks;
  const changed = obeyFacts(city, facts, effects);
  concludeJob(city, job, effects);
  if (changed || job.moreBlocks !== hadMore) feedIdleSessions(city, now, effects);
}

/** A change of this coordinator's own that is not written yet comes after what the store says. */
function obeyFacts(city: City, facts: JobFacts, effects: Effects): boolean {
  const job = city.jobs.get(facts.id);
  if (!job || effects.commit.states.some(({ jobId }) => jobId === facts.id)) return false;
  if (job.state === facts.state && job.cores === facts.cores && job.reason === facts.reason) return false;
  job.state = facts.state;
  job.cores = facts.cores;
  job.reason = facts.reason;
  obeyDial(city, job, effects);
  return true;
}

/** Its end is durable already, and what it had left has gone back. */
export function forgetJob(city: City, jobId: JobId, now: Millis, effects: Effects) {
  const job = city.jobs.get(jobId);
  if (!job) return;
  job.state = "cancelled";
  obeyDial(city, job, effects);
  dropJob(city, job);
  feedIdleSessions(city, now, effects);
}
