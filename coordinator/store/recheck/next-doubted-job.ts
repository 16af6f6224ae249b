/** A cancelled job's results were not all paid for, and of one whose units are forgotten nothing can be found. */
export const NOTHING_TO_FIND = `DELETE FROM doubted_job USING job
  WHERE job.no = job_no AND (state = 'cancelled' OR forgotten_units > 0)`;

/**
 * What cannot be computed again: its inputs are deleted, or about to be; they lie, or its outputs do, in a customer's bucket;
 * or its program or customer may not run anything now.
 */
const IS_LEFT = `deleted_at IS NOT NULL OR kept_until <= now() + interval '1 hour'
    OR manifest #>> '{inputs,kind}' = 'bucket' OR EXISTS (SELECT FROM destination WHERE job_no = job.no)
    OR EXISTS (SELECT FROM quarantine WHERE program = spec #>> '{program,hash}')
    OR EXISTS (SELECT FROM banned_program WHERE hash = spec #>> '{program,hash}')
    OR EXISTS (SELECT FROM standing WHERE person_id = customer_id AND standing IN ('frozen', 'banned'))`;

/**
 * Not while another job reads its outputs, or waits for them. Jobs that were opened in the last hour count as open while they
 * run: a customer who pauses theirs, or has no device that fits, does not stop the city's.
 */
export const NEXT_JOB = `SELECT job.no, job.id, ${IS_LEFT} AS is_left FROM job
  WHERE no IN (SELECT job_no FROM doubted_job) AND state = 'finished'
    AND finished_at <= now() - $1 * interval '1 millisecond'
    AND NOT EXISTS (SELECT FROM job AS follower WHERE follower.source_no = job.no AND follower.state IN ('running', 'paused'))
    AND (SELECT count(*) FROM recheck JOIN job AS open ON open.no = job_no AND open.rechecks = number
      WHERE at > now() - interval '1 hour' AND open.state = 'running') < $2
  ORDER BY finished_at DESC LIMIT 1`;
