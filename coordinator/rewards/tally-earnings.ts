import type { PoolClient } from "pg";
import { isOwnWork } from "../organisations/is-own-work";
import { queryByClient } from "../store/query";
import { noteChangedEarnings } from "./note-changed-earnings";

/**
 * Of these postings, which are read once and in the order in which they were written: what each device was credited for
 * each job, and how much of it with money that the customer had paid in. Gifts are spent first, so the part of a charge
 * that is paid money follows from what the job was charged before. Rounded down.
 */
export async function tallyEarnings(tx: PoolClient, postingIds: readonly string[]): Promise<void> {
  const { rows } = await tx.query<{ deviceNo: number; jobNo: number; isShared: boolean }>(EARNINGS, [postingIds]);
  await noteChangedEarnings(
    queryByClient(tx),
    rows.filter(({ isShared }) => isShared),
  );
  await tx.query(CHARGED, [postingIds]);
}

/** Everything that a hold paid out; what was taken back is not spent again as paid money. */
const CHARGES = `
charges AS MATERIALIZED (
  SELECT posting.id, subject, -amount_nanos AS nanos FROM posting JOIN entry ON posting_id = posting.id
  WHERE posting.id = ANY($1::bigint[]) AND kind = 'charge' AND account = 'hold:' || subject
)`;

/**
 * A reversal takes back paid money first. Only this duty writes these columns, one at a time: see the mark. Work in the customer's own household or network is noted apart, and so is a member's for their organisation: as things are
 * when it is read, a few seconds after it was credited.
 */
const EARNINGS = `
WITH ${CHARGES}, spans AS (
  SELECT id, subject, nanos,
    coalesce(charged_nanos, 0) + sum(nanos) OVER (PARTITION BY subject ORDER BY id) AS upto
  FROM charges LEFT JOIN job_charged ON job_id = subject
), paid AS MATERIALIZED (
  SELECT spans.id, nanos, sum(least(upto_nanos, upto) - greatest(from_nanos, upto - nanos)) AS paid_nanos
  FROM spans JOIN job_funding ON job_id = subject AND is_paid AND from_nanos < upto AND upto_nanos > upto - nanos
  GROUP BY spans.id, nanos
), credited AS (
  SELECT device.no AS device_no, job.no AS job_no, amount_nanos AS credit,
    CASE WHEN kind = 'charge' THEN coalesce(floor(amount_nanos * paid_nanos / nanos), 0) ELSE amount_nanos END AS paid,
    coalesce(owner_id = customer_id, false) OR coalesce(device.home_id = kin.household_id, false)
      OR ${isOwnWork("owner_id", "customer_id")} OR coalesce(device.network = job.network, false) AS is_near
  FROM posting JOIN entry ON posting_id = posting.id AND starts_with(account, 'device:')
  JOIN device ON device.id = substr(account, 8) JOIN job ON job.id = subject LEFT JOIN paid ON paid.id = posting.id
  LEFT JOIN household_member AS kin ON kin.person_id = customer_id
  WHERE posting.id = ANY($1::bigint[])
), sums AS (
  SELECT device_no, job_no, sum(credit)::bigint AS credit, sum(paid)::bigint AS paid,
    coalesce(sum(paid) FILTER (WHERE is_near), 0)::bigint AS near
  FROM credited GROUP BY device_no, job_no
)
INSERT INTO device_earning (device_no, job_no, credit_nanos, paid_nanos, near_nanos)
SELECT device_no, job_no, coalesce(credit_nanos, 0) + credit, now.paid, least(greatest(0, coalesce(near_nanos, 0) + near), now.paid)
FROM sums LEFT JOIN device_earning AS e USING (device_no, job_no),
  LATERAL (SELECT greatest(0, coalesce(e.paid_nanos, 0) + sums.paid) AS paid) AS now
ORDER BY device_no, job_no
ON CONFLICT (device_no, job_no) DO UPDATE SET credit_nanos = excluded.credit_nanos, paid_nanos = excluded.paid_nanos,
  near_nanos = excluded.near_nanos
RETURNING device_no AS "deviceNo", job_no AS "jobNo", shared_nanos <> 0 AS "isShared"`;

const CHARGED = `
WITH ${CHARGES}
INSERT INTO job_charged AS c (job_id, charged_nanos)
SELECT subject, sum(nanos)::bigint FROM charges GROUP BY subject ORDER BY subject
ON CONFLICT (job_id) DO UPDATE SET charged_nanos = c.charged_nanos + excluded.charged_nanos`;
