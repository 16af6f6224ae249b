import type { PoolClient } from "pg";
import type { ReopenedJob } from "#core/coordination/events";
import { type LoneAnswer, reopenedJob } from "#core/coordination/reopened-job";
import type { DeviceId, HouseholdId, JobId } from "#core/ids";
import { reversal } from "#core/ledger/reversal";
import { CHECKING } from "#core/reputation/checking";
import { insertPosting } from "./insert-posting";
import { STORED_REPLICA, type StoredReplicaRow, storedReplica } from "./stored-replica";
import { columnOfHousehold } from "./unit-store";

/**
 * The household was demoted: what its devices settled alone in open adaptive jobs becomes unsettled. The answers
 * remain, as those of an unknown household; their price returns to the hold, and finished blocks may be claimed again.
 * This is part of the commit group with the demotion, whose lock excludes other groups. Blocks of other coordinators
 * are left to these, which have them in memory and receive the demotion. If one does not, the next owner of such a
 * block finds the household among its suspects, unless this coordinator itself only received the demotion.
 */
export async function reopenUnits(
  tx: PoolClient,
  term: string,
  household: HouseholdId,
  remote: boolean,
): Promise<ReopenedJob[]> {
  const { column, value } = columnOfHousehold(household);
  const { rows: devices } = await tx.query<{ no: number }>(`SELECT no FROM device WHERE ${column} = $1`, [value]);
  const deviceNos = devices.map(({ no }) => no);
  const { rows: jobs } = await tx.query<OpenJob>(OPEN_JOBS, [deviceNos]);
  await tx.query(NO_LONGER_SUSPECT, [household, term]);
  const reopened: ReopenedJob[] = [];
  for (const job of jobs) {
    const { rows } = await tx.query<LoneRow>(LONE, [job.no, deviceNos, job.created_at, CHECKING.reopenedUnits]);
    const isOthers = ({ owner }: LoneRow) => owner !== null && owner !== term;
    const others = rows.filter(isOthers).map(({ seq }) => seq);
    if (others.length > 0 && !remote) await tx.query(SUSPECT, [household, job.no, others]);
    const answers = rows.filter((row) => !isOthers(row)).map(loneAnswer);
    if (answers.length > 0) reopened.push(await reopen(tx, job, answers));
  }
  return reopened;
}

const NO_LONGER_SUSPECT = `UPDATE block SET suspects = array_remove(suspects, $1)
  WHERE job_no IN (SELECT no FROM job WHERE adaptive AND state IN ('running', 'paused'))
    AND $1 = ANY(suspects) AND (owner IS NULL OR owner = $2)`;

const SUSPECT = `UPDATE block SET suspects = array_append(suspects, $1)
  WHERE job_no = $2 AND seq = ANY($3::int[]) AND $1 <> ALL(suspects)`;

interface OpenJob {
  no: number;
  id: string;
  created_at: Date;
}

const OPEN_JOBS = `SELECT no, id, created_at FROM job WHERE adaptive AND state IN ('running', 'paused') AND EXISTS (
  SELECT FROM replica WHERE device_no = ANY($1::int[]) AND returned_at >= job.created_at AND job_no = job.no AND settles)`;

interface LoneRow extends StoredReplicaRow {
  seq: number;
  owner: string | null;
  price_nanos: number | null;
  credit_nanos: number | null;
}

/** Locks the blocks that it finds, so that nobody claims one while it is unknown which of its units are settled. */
const LONE = `
WITH lone AS MATERIALIZED (
  SELECT unit, device_no FROM replica AS r
  WHERE device_no = ANY($2::int[]) AND returned_at >= $3 AND job_no = $1 AND settles
    AND coalesce(failure, '') NOT IN ('lost', 'disputed')
    AND NOT EXISTS (SELECT FROM replica WHERE job_no = $1 AND unit = r.unit AND device_no <> r.device_no)
  ORDER BY returned_at DESC LIMIT $4
), starts AS MATERIALIZED (
  SELECT array_agg(first_unit ORDER BY seq) AS units, array_agg(seq ORDER BY seq) AS seqs FROM block WHERE job_no = $1
), placed AS MATERIALIZED (
  SELECT lone.*, seqs[width_bucket(unit, units)] AS seq FROM lone, starts
)
SELECT ${STORED_REPLICA}, block.seq, owner, price_nanos, replica.credit_nanos
FROM placed JOIN block ON block.job_no = $1 AND block.seq = placed.seq
JOIN replica ON replica.job_no = $1 AND replica.unit = placed.unit AND replica.device_no = placed.device_no
JOIN device ON device.no = placed.device_no
FOR UPDATE OF block`;

const loneAnswer = (row: LoneRow): LoneAnswer => ({
  unit: row.unit,
  block: row.seq,
  held: row.owner !== null,
  replica: storedReplica(row),
  deviceId: row.device_id as DeviceId,
  priceNanos: row.price_nanos ?? 0,
  creditNanos: row.credit_nanos ?? 0,
});

async function reopen(tx: PoolClient, job: OpenJob, answers: LoneAnswer[]): Promise<ReopenedJob> {
  const jobId = job.id as JobId;
  await tx.query(REOPEN, [
    job.no,
    answers.map(({ unit }) => unit),
    answers.map(({ replica }) => replica.deviceNo),
    [...new Set(answers.filter(({ held }) => !held).map(({ block }) => block))],
  ]);
  const posting = reversal(jobId, answers);
  if (posting) await insertPosting(tx, posting);
  return reopenedJob(jobId, answers);
}

/** All parts see the rows as they were before. */
const REOPEN = `
WITH answers AS MATERIALIZED (
  SELECT r.unit, r.device_no, r.failure IS NULL AS ok, r.fuel, r.price_nanos, r.credit_nanos, r.settlement, r.returned_at
  FROM unnest($2::int[], $3::int[]) AS a (unit, device_no)
  JOIN replica AS r ON r.job_no = $1 AND r.unit = a.unit AND r.device_no = a.device_no
), reopened AS (
  UPDATE replica AS r SET settles = false, settlement = NULL, price_nanos = 0, credit_nanos = 0
  FROM answers AS a WHERE r.job_no = $1 AND r.unit = a.unit AND r.device_no = a.device_no
), taken_back AS (
  INSERT INTO taken_back (job_no, number, settlement, unit, device_no, fuel, price_nanos, settled_at)
  SELECT $1, nextval('settlement'), settlement, unit, device_no, fuel, price_nanos, returned_at FROM answers
), devices AS (
  UPDATE device SET agreed = device.agreed - d.agreed, failed = device.failed - d.failed,
    credit_nanos = device.credit_nanos - d.credit
  FROM (
    SELECT device_no, count(*) FILTER (WHERE ok) AS agreed, count(*) FILTER (WHERE NOT ok) AS failed,
      coalesce(sum(credit_nanos), 0)::bigint AS credit
    FROM answers GROUP BY device_no
  ) AS d WHERE device.no = d.device_no
), blocks AS (
  UPDATE block SET free = true WHERE job_no = $1 AND seq = ANY($4::int[])
)
UPDATE job SET agreed = job.agreed - d.agreed, failed = job.failed - d.failed, fuel = job.fuel - d.fuel,
  spent_nanos = job.spent_nanos - d.spent, reopened = job.reopened + d.agreed + d.failed
FROM (
  SELECT count(*) FILTER (WHERE ok)::int AS agreed, count(*) FILTER (WHERE NOT ok)::int AS failed,
    sum(fuel)::bigint AS fuel, coalesce(sum(price_nanos), 0)::bigint AS spent
  FROM answers
) AS d WHERE job.no = $1`;
