import type { Pool, PoolClient } from "pg";
import type { DoubtedUnit } from "#core/coordination/trust/reopened-job";
import { accounts, transfer } from "#core/ledger/ledger";
import { grantOf } from "#core/ledger/recheck-grant";
import { DOUBTED, type DoubtedRow, doubtedUnits } from "../doubted-units";
import { FIRST_DRAW } from "../drawn-numbers";
import { insertPostings } from "../insert-postings";
import { LOCK_DEMOTIONS } from "../lock-demotions";
import { queryByClient } from "../query";
import { takeBack } from "../take-back";
import { endPaidFunding } from "./end-paid-funding";
import { NEXT_JOB, NOTHING_TO_FIND } from "./next-doubted-job";
import type { RecheckBounds, Rechecked } from "./recheck-bounds";

interface DoubtedJob {
  no: number;
  id: string;
  /** Whether what is in doubt must stay so. */
  is_left: boolean;
}

/**
 * Opens the next finished job again that has results which nobody stands for. All of it is one transaction: what was taken
 * back, the city's money, and that nothing is left to find. Its lock excludes demotions, and other coordinators' rechecks.
 */
export async function recheckNextJob(pool: Pool, bounds: RecheckBounds): Promise<Rechecked | undefined> {
  await pool.query(NOTHING_TO_FIND);
  const asked = [bounds.restMs, bounds.jobs];
  if ((await pool.query(NEXT_JOB, asked)).rowCount === 0) return undefined;
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await tx.query(LOCK_DEMOTIONS);
    await tx.query(FIRST_DRAW);
    const { rows } = await tx.query<DoubtedJob>(`${NEXT_JOB} FOR UPDATE OF job`, asked);
    const done = rows[0] && (await recheck(tx, rows[0], bounds));
    await tx.query("COMMIT");
    tx.release();
    return done;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function recheck(tx: PoolClient, job: DoubtedJob, bounds: RecheckBounds): Promise<Rechecked> {
  const { no, id: jobId } = job;
  const { rows: doubts } = await tx.query<{ devices: number[]; since: Date }>(DOUBTS, [no, bounds.answersAtOnce]);
  const { devices = [], since } = doubts[0] ?? {};
  const { rows } = await tx.query<DoubtedRow>(DOUBTED, [no, devices, since, bounds.units]);
  const doubted = doubtedUnits(rows);
  // As many as were asked for: there may be more, which are found when the job has finished again.
  if (doubted.length < bounds.units || job.is_left) await tx.query(FOUND, [no, devices]);
  if (doubted.length === 0) return { kind: "sound", jobId };
  if (job.is_left) {
    await tx.query(LEAVE, [no, doubted.length]);
    return { kind: "left", jobId, units: doubted.length };
  }
  await open(tx, job, doubted, bounds);
  return { kind: "reopened", jobId, units: doubted.length };
}

/** What happened is written first, for whoever is told that the job is open. */
async function open(tx: PoolClient, job: DoubtedJob, doubted: DoubtedUnit[], bounds: RecheckBounds) {
  const { rows } = await tx.query<{ granted: number }>(GRANTED_TODAY);
  const takenBackNanos = doubted.reduce((sum, { priceNanos }) => sum + priceNanos, 0);
  const grantNanos = grantOf(takenBackNanos, { ...bounds, grantedNanos: Number(rows[0]?.granted ?? 0) });
  await tx.query(RECHECK, [job.no, doubted.map(({ unit }) => unit), grantNanos]);
  await endPaidFunding(tx, job.id, takenBackNanos);
  await tx.query(OPEN, [job.no, grantNanos]);
  await takeBack(tx, job, doubted);
  if (grantNanos === 0) return;
  const way = { from: accounts.rechecks, to: accounts.hold(job.id) };
  const posting = transfer({ kind: "hold", subject: job.id, reason: "recheck" }, way, grantNanos);
  await insertPostings(queryByClient(tx), [posting]);
}

/** Several at once; what those confirm for each other that are looked at later does not count either, since they have strikes. */
const DOUBTS = `SELECT array_agg(device_no) AS devices, min(since) AS since FROM (
    SELECT device_no, since, sum(answers) OVER (ORDER BY device_no) - answers AS before FROM doubted_job WHERE job_no = $1
  ) AS doubt WHERE before < $2`;

const FOUND = "DELETE FROM doubted_job WHERE job_no = $1 AND device_no = ANY($2::int[])";

const LEAVE = `INSERT INTO recheck (job_no, number, units, left_in_doubt)
  SELECT $1::int, least(0, min(number)) - 1, '{}'::int[], $2::int FROM recheck WHERE job_no = $1`;

const GRANTED_TODAY = `SELECT coalesce(sum(granted_nanos - coalesce(returned_nanos, 0)), 0) AS granted FROM recheck
  WHERE at > now() - interval '1 day'`;

const RECHECK = `INSERT INTO recheck (job_no, number, units, charged_nanos, granted_nanos)
  SELECT no, rechecks + 1, $2::int[], spent_nanos, $3::bigint FROM job WHERE no = $1`;

/** Its budget is now what was paid for it and what the city adds: the rest went back when it ended. */
const OPEN = `UPDATE job SET state = 'running', state_reason = NULL, rechecks = rechecks + 1, finished_at = NULL,
  kept_until = NULL, cores = greatest(cores, 1), budget_nanos = spent_nanos + $2::bigint WHERE no = $1`;
