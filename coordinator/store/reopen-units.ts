import type { PoolClient } from "pg";
import type { ReopenedJob } from "#core/coordination/events";
import { type DoubtedUnit, reopenedJob } from "#core/coordination/reopened-job";
import type { DeviceId, HouseholdId, JobId } from "#core/ids";
import { reversal } from "#core/ledger/reversal";
import { CHECKING } from "#core/reputation/checking";
import { insertPostings } from "./insert-postings";
import { queryByClient } from "./query";
import { STORED_REPLICA, type StoredReplicaRow, storedReplica } from "./stored-replica";
import { columnOfHousehold } from "./unit-store";

/**
 * The household was demoted: what its devices said in open adaptive jobs becomes unsettled where nobody else said the
 * same whose household was never outvoted, since two liars may have confirmed each other. The answers remain, as those of
 * unknown households; their price returns to the hold, and finished blocks may be claimed again.
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
    const { rows } = await tx.query<DoubtedRow>(DOUBTED, [job.no, deviceNos, job.created_at, CHECKING.reopenedUnits]);
    const isOthers = ({ owner }: DoubtedRow) => owner !== null && owner !== term;
    const others = rows.filter(isOthers).map(({ seq }) => seq);
    if (others.length > 0 && !remote) await tx.query(SUSPECT, [household, job.no, others]);
    const doubted = doubtedUnits(rows.filter((row) => !isOthers(row)));
    if (doubted.length > 0) reopened.push(await reopen(tx, job, doubted));
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
  SELECT FROM replica WHERE device_no = ANY($1::int[]) AND returned_at >= job.created_at AND job_no = job.no)`;

interface DoubtedRow extends StoredReplicaRow {
  seq: number;
  owner: string | null;
  settles: boolean;
  /** On the settling row. */
  price_nanos: number | null;
  credit_nanos: number | null;
  /** Whether its device was paid for it. */
  earned: boolean;
}

/**
 * All rows of the units in doubt. Locks their blocks, so that nobody claims one while it is unknown which of its units are
 * settled. Answers that a comparison rule found equal need not have equal digests: there an answer is doubted only if it
 * is the only one.
 */
const DOUBTED = `
WITH compared AS MATERIALIZED (
  SELECT manifest -> 'comparison' ->> 'kind' IN ('json', 'program') IS TRUE AS by_rule FROM job WHERE no = $1
), doubted AS MATERIALIZED (
  SELECT s.unit, s.digest, max(r.returned_at) AS returned_at
  FROM replica AS r JOIN replica AS s ON s.job_no = $1 AND s.unit = r.unit AND s.settles AND s.digest = r.digest
  WHERE r.device_no = ANY($2::int[]) AND r.returned_at >= $3 AND r.job_no = $1
    AND coalesce(s.failure, '') NOT IN ('lost', 'disputed')
    AND NOT EXISTS (
      SELECT FROM replica AS o JOIN device ON device.no = o.device_no, compared
      WHERE o.job_no = $1 AND o.unit = r.unit AND o.device_no <> ALL($2::int[])
        AND (by_rule OR o.digest = s.digest AND device.strikes = 0)
    )
  GROUP BY s.unit, s.digest
  ORDER BY 3 DESC LIMIT $4
), starts AS MATERIALIZED (
  SELECT array_agg(first_unit ORDER BY seq) AS units, array_agg(seq ORDER BY seq) AS seqs FROM block WHERE job_no = $1
), placed AS MATERIALIZED (
  SELECT unit, doubted.digest AS settled_digest, seqs[width_bucket(unit, units)] AS seq FROM doubted, starts
)
SELECT ${STORED_REPLICA}, block.seq, owner, settles, price_nanos, replica.credit_nanos,
  settles OR replica.digest = settled_digest AND replica.credit_nanos IS NULL AS earned
FROM placed JOIN block ON block.job_no = $1 AND block.seq = placed.seq
JOIN replica ON replica.job_no = $1 AND replica.unit = placed.unit
JOIN device ON device.no = replica.device_no
FOR UPDATE OF block`;

function doubtedUnits(rows: readonly DoubtedRow[]): DoubtedUnit[] {
  const answers = new Map<number, DoubtedRow[]>();
  for (const row of rows) answers.set(row.unit, [...(answers.get(row.unit) ?? []), row]);
  return rows
    .filter(({ settles }) => settles)
    .map((settling) => doubtedUnit(settling, answers.get(settling.unit) ?? []));
}

const doubtedUnit = (settling: DoubtedRow, answers: readonly DoubtedRow[]): DoubtedUnit => ({
  unit: settling.unit,
  block: settling.seq,
  held: settling.owner !== null,
  ok: settling.ok,
  fuel: Number(settling.fuel),
  replicas: answers.map((row) => ({ ...storedReplica(row), ...(row.earned ? { reopened: true } : {}) })),
  earners: answers.filter(({ earned }) => earned).map(({ device_id }) => device_id as DeviceId),
  priceNanos: settling.price_nanos ?? 0,
  creditNanos: settling.credit_nanos ?? 0,
});

async function reopen(tx: PoolClient, job: OpenJob, doubted: DoubtedUnit[]): Promise<ReopenedJob> {
  const jobId = job.id as JobId;
  // Not all that are reopened: an answer that was reopened before has earned nothing since.
  const earned = doubted.flatMap(({ unit, replicas, earners }) =>
    replicas.filter(({ deviceId }) => earners.includes(deviceId)).map(({ deviceNo }) => ({ unit, deviceNo })),
  );
  await tx.query(REOPEN, [
    job.no,
    earned.map(({ unit }) => unit),
    earned.map(({ deviceNo }) => deviceNo),
    [...new Set(doubted.filter(({ held }) => !held).map(({ block }) => block))],
  ]);
  const posting = reversal(jobId, doubted);
  if (posting) await insertPostings(queryByClient(tx), [posting]);
  return reopenedJob(jobId, doubted);
}

/** All parts see the rows as they were before. */
const REOPEN = `
WITH answers AS MATERIALIZED (
  SELECT r.unit, r.device_no, s.failure IS NULL AS ok, s.fuel, s.price_nanos, s.credit_nanos, s.settlement, s.returned_at,
    r.settles
  FROM unnest($2::int[], $3::int[]) AS a (unit, device_no)
  JOIN replica AS r ON r.job_no = $1 AND r.unit = a.unit AND r.device_no = a.device_no
  JOIN replica AS s ON s.job_no = $1 AND s.unit = a.unit AND s.settles
), reopened AS (
  UPDATE replica AS r SET settles = false, settlement = NULL, price_nanos = 0, credit_nanos = 0
  FROM answers AS a WHERE r.job_no = $1 AND r.unit = a.unit AND r.device_no = a.device_no
), taken_back AS (
  INSERT INTO taken_back (job_no, number, settlement, unit, device_no, fuel, price_nanos, settled_at)
  SELECT $1, nextval('settlement'), settlement, unit, device_no, fuel, price_nanos, returned_at FROM answers WHERE settles
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
  SELECT count(*) FILTER (WHERE ok AND settles)::int AS agreed, count(*) FILTER (WHERE NOT ok AND settles)::int AS failed,
    sum(fuel)::bigint AS fuel, coalesce(sum(price_nanos) FILTER (WHERE settles), 0)::bigint AS spent
  FROM answers
) AS d WHERE job.no = $1`;
