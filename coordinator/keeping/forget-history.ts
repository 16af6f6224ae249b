import type { Pool, PoolClient } from "pg";
import { LIMITS } from "#protocol/limits";

/** For how many days what is over is remembered; undefined: for ever. */
export interface HistoryDays {
  /** Which devices computed which units of a job, and how they were judged, from the erasure of its results on. */
  units: number | undefined;
  /** The plot of a job's progress, from its end on. */
  plots: number | undefined;
  audit: number | undefined;
}

/**
 * Forgets history in steps, each a short transaction with its progress, so that a coordinator that dies leaves the rest
 * to another; a job is one coordinator's at a time. Nothing that money refers to is among it: prices, charges and credits
 * are in the ledger, totals at the job and the device. Returns how many steps there were to do.
 */
export async function forgetHistory(pool: Pool, days: HistoryDays, steps: number): Promise<number> {
  for (let done = 0; done < steps; done++) {
    const isMore =
      (await step(pool, days.units, forgetUnits)) ||
      (await step(pool, days.plots, forgetPlot)) ||
      (await step(pool, days.audit, forgetAudit));
    if (!isMore) return done;
  }
  return steps;
}

type Forget = (tx: PoolClient, days: number) => Promise<boolean>;

async function step(pool: Pool, days: number | undefined, forget: Forget): Promise<boolean> {
  if (days === undefined) return false;
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const isMore = await forget(tx, days);
    await tx.query("COMMIT");
    tx.release();
    return isMore;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

interface ErasedJob {
  no: number;
  units: number;
  forgotten_units: number;
}

async function forgetUnits(tx: PoolClient, days: number): Promise<boolean> {
  const { rows } = await tx.query<ErasedJob>(NEXT_ERASED, [days]);
  const job = rows[0];
  if (!job) return false;
  const from = job.forgotten_units;
  if (from < job.units) {
    const to = Math.min(job.units, from + LIMITS.MAX_UNITS_FORGOTTEN_AT_ONCE);
    await tx.query("DELETE FROM replica WHERE job_no = $1 AND unit >= $2 AND unit < $3", [job.no, from, to]);
    await tx.query("UPDATE job SET forgotten_units = $2 WHERE no = $1", [job.no, to]);
    return true;
  }
  const isLeft =
    (await deleteSome(tx, "settled_run", job.no)) ||
    (await deleteSome(tx, "taken_back", job.no)) ||
    (await deleteSome(tx, "block", job.no));
  if (!isLeft) await tx.query("UPDATE job SET forgotten_at = now() WHERE no = $1", [job.no]);
  return true;
}

const NEXT_ERASED = `SELECT no, units, forgotten_units FROM job
  WHERE forgotten_at IS NULL AND erased_at <= now() - $1 * interval '1 day'
  ORDER BY erased_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

async function forgetPlot(tx: PoolClient, days: number): Promise<boolean> {
  const { rows } = await tx.query<{ no: number }>(NEXT_ENDED, [days]);
  const job = rows[0];
  if (!job) return false;
  if (!(await deleteSome(tx, "job_sample", job.no)))
    await tx.query("UPDATE job SET plot_forgotten_at = now() WHERE no = $1", [job.no]);
  return true;
}

const NEXT_ENDED = `SELECT no FROM job
  WHERE plot_forgotten_at IS NULL AND finished_at <= now() - $1 * interval '1 day'
  ORDER BY finished_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

type JobTable = "settled_run" | "taken_back" | "block" | "job_sample";

/** Whether there may be more. */
async function deleteSome(tx: PoolClient, table: JobTable, no: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE job_no = $1 LIMIT $2))`,
    [no, LIMITS.MAX_ROWS_FORGOTTEN_AT_ONCE],
  );
  return rowCount === LIMITS.MAX_ROWS_FORGOTTEN_AT_ONCE;
}

/** Lines are numbered in time, so that the oldest ones are found without an index of their times. */
async function forgetAudit(tx: PoolClient, days: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `DELETE FROM audit_line WHERE id IN (
       SELECT id FROM (SELECT id, at FROM audit_line ORDER BY id LIMIT $2) AS oldest
       WHERE at < now() - $1 * interval '1 day')`,
    [days, LIMITS.MAX_ROWS_FORGOTTEN_AT_ONCE],
  );
  return rowCount === LIMITS.MAX_ROWS_FORGOTTEN_AT_ONCE;
}
