import type { DialShares } from "../events";
import { applyDial } from "../jobs/job-state";
import type { JobRun } from "../state";
import type { Step } from "../step";
import { feedIdleSessions } from "./feed-idle-sessions";

/**
 * Several coordinators share each job's dial: none has more slots of it than its share, and the shares never exceed the
 * dial. A share was computed for a dial, which may have been turned down since: then it shrinks with it.
 */
export function shareDials(step: Step, { others, shares }: DialShares) {
  const { state } = step;
  state.sharesDials = others > 0;
  let hasGrown = false;
  const set = (job: JobRun, share: number) => {
    if (share === job.share) return;
    hasGrown ||= share > job.share;
    job.share = share;
    if (share > 0 && others > 0) state.jobsWithShare.add(job);
    else state.jobsWithShare.delete(job);
    applyDial(step, job);
    state.index.wake(job);
  };
  if (others === 0) for (const job of state.jobs.values()) set(job, Number.POSITIVE_INFINITY);
  for (const [jobId, { share, of }] of shares) {
    const job = state.jobs.get(jobId);
    if (job) set(job, job.cores < of ? Math.floor((share * job.cores) / of) : share);
  }
  if (hasGrown) feedIdleSessions(state);
}

/** The dial was turned: down, every coordinator's share shrinks in proportion, so that together they obey at once. */
export function turnCores(job: JobRun, cores: number) {
  if (cores < job.cores && Number.isFinite(job.share)) job.share = Math.floor((job.share * cores) / job.cores);
  job.cores = cores;
}
