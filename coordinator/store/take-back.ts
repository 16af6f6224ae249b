import type { PoolClient } from "pg";
import type { ReopenedJob } from "#core/coordination/events";
import { type DoubtedUnit, reopenedJob } from "#core/coordination/trust/reopened-job";
import type { JobId } from "#core/ids";
import { reversal } from "#core/ledger/reversal";
import { NUMBERS_A_RUN } from "./drawn-numbers";
import { insertPostings } from "./insert-postings";
import { queryByClient } from "./query";

/** The units are settled no longer, and their price returns to the job's hold; finished blocks may be claimed again. */
export async function takeBack(
  tx: PoolClient,
  job: { no: number; id: string },
  doubted: readonly DoubtedUnit[],
): Promise<ReopenedJob> {
  const jobId = job.id as JobId;
  // Not all that are reopened: an answer that was reopened before has earned nothing since.
  const earned = doubted.flatMap(({ unit, replicas, earners }) =>
    replicas.filter(({ deviceId }) => earners.includes(deviceId)).map(({ deviceNo }) => ({ unit, deviceNo })),
  );
  await tx.query(TAKE_BACK, [
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
const TAKE_BACK = `
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
  SELECT $1, nextval('settlement') * ${NUMBERS_A_RUN}, settlement, unit, device_no, fuel, price_nanos, returned_at FROM answers WHERE settles
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
