import type { Pool } from "pg";
import type { Logger } from "pino";
import { progressOf } from "#core/coordination/progress-of";
import { SECOND } from "#core/time";
import type { Coordinator } from "../shell/coordinator";
import { Duty } from "./duty";

export const SAMPLE_EVERY_MS = 2 * SECOND;

/** Keeps each job's progress and cores over time, for its plot. A job at rest is not sampled. */
export function jobSampler(coordinator: Coordinator, pool: Pool, log: Logger) {
  const last = new Map<string, string>();
  return new Duty("job-sampler", SAMPLE_EVERY_MS, log, async () => {
    const jobs = [...coordinator.state.jobs.values()];
    const changed = jobs.filter((job) => {
      const now = `${progressOf(job)}|${job.slots}|${job.cores}`;
      const same = last.get(job.id) === now;
      last.set(job.id, now);
      return !same;
    });
    for (const id of last.keys()) if (!coordinator.state.jobs.has(id as (typeof jobs)[0]["id"])) last.delete(id);
    if (changed.length === 0) return;
    await pool.query(
      `INSERT INTO job_sample (job_no, at, settled, cores, asked)
       SELECT no, now(), settled, cores, asked
       FROM unnest($1::int[], $2::int[], $3::int[], $4::int[]) AS s (no, settled, cores, asked)`,
      [
        changed.map((job) => job.no),
        changed.map(progressOf),
        changed.map((job) => job.slots),
        changed.map((job) => job.cores),
      ],
    );
  });
}
