import type { Pool } from "pg";
import type { Logger } from "pino";
import { progressOf } from "#core/coordination/granting/progress-of";
import type { JobRun } from "#core/coordination/state";
import { Round } from "#core/scheduling/round";
import { SECOND } from "#core/time";
import type { Peers } from "../peers/peers";
import type { Coordinator } from "../shell/coordinator";
import { Duty } from "./duty";

export const SAMPLE_EVERY_MS = 2 * SECOND;

/** How many jobs at rest are sampled each time: only a dial or another coordinator changes those. */
const MAX_RESTING = 2_000;

interface Parts {
  coordinator: Pick<Coordinator, "state">;
  peers: Pick<Peers, "coresOf">;
  pool: Pick<Pool, "query">;
  log: Logger;
}

/**
 * Records each job's progress and cores over time, for its plot. A round costs O(jobs at work) and a bounded part of the
 * jobs at rest.
 */
export function jobSampler({ coordinator, peers, pool, log }: Parts) {
  const last = new WeakMap<JobRun, Sample>();
  let moving = new Set<JobRun>();
  let { jobs } = coordinator.state;
  let all = new Round(jobs);
  return new Duty("job-sampler", SAMPLE_EVERY_MS, log, async () => {
    const { state } = coordinator;
    if (state.jobs !== jobs) {
      jobs = state.jobs;
      all = new Round(jobs);
    }
    const looked = new Set([...state.jobsAtWork, ...moving, ...all.next(MAX_RESTING)]);
    const changed = [...looked].filter((job) => state.jobs.has(job.id) && isNews(job, peers.coresOf(job), last));
    moving = new Set(changed);
    if (changed.length === 0) return;
    await pool.query(
      `INSERT INTO job_sample (job_no, at, settled, cores, asked)
       SELECT no, now(), settled, cores, asked
       FROM unnest($1::int[], $2::int[], $3::int[], $4::int[]) AS s (no, settled, cores, asked)
       ON CONFLICT DO NOTHING`, // Another coordinator may have sampled a job in the same millisecond.
      [
        changed.map((job) => job.no),
        changed.map(progressOf),
        changed.map((job) => peers.coresOf(job)),
        changed.map((job) => job.cores),
      ],
    );
  });
}

interface Sample {
  progress: number;
  slots: number;
  cores: number;
}

/** `slots`: of all coordinators. */
function isNews(job: JobRun, slots: number, last: WeakMap<JobRun, Sample>): boolean {
  const { cores } = job;
  const progress = progressOf(job);
  const before = last.get(job);
  if (before?.progress === progress && before.slots === slots && before.cores === cores) return false;
  last.set(job, { progress, slots, cores });
  return true;
}
