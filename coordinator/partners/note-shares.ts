import type { PoolClient } from "pg";
import { partnerShare } from "#core/ledger/partner-share";
import { noteChangedEarnings } from "../rewards/note-changed-earnings";
import { queryByClient } from "../store/query";
import { IS_CLOSE } from "./is-close";
import type { Counted } from "./verified-work";

interface Visit {
  partner_id: string;
  device_no: number;
}

interface Moved {
  jobNo: number;
  units: number;
  nanos: number;
}

/** What each job's count has changed, and what the partner's part of it has. */
export function movedShares(before: Counted, now: Counted, percent: number): Moved[] {
  const jobs = [...new Set([...Object.keys(before), ...Object.keys(now)])].map(Number).sort((a, b) => a - b);
  return jobs.flatMap((jobNo) => {
    const [unitsBefore, creditBefore] = before[jobNo] ?? [0, 0];
    const [unitsNow, creditNow] = now[jobNo] ?? [0, 0];
    const nanos = partnerShare(creditNow, percent) - partnerShare(creditBefore, percent);
    const units = unitsNow - unitsBefore;
    return nanos === 0 && units === 0 ? [] : [{ jobNo, units, nanos }];
  });
}

/** Keeps of which jobs the parts are, in the transaction that moves them, and whether they are close to the partner's owner now. */
export async function noteShares(tx: PoolClient, visit: Visit, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  const jobs = moved.map(({ jobNo }) => jobNo);
  const nanos = moved.map((one) => one.nanos);
  await tx.query(OF_DEVICE, [visit.device_no, jobs, nanos]);
  await tx.query(OF_PARTNER, [visit.partner_id, visit.device_no, jobs, nanos]);
  // Also other partners' parts of it: what all were given together decides what each may be paid.
  await noteChangedEarnings(
    queryByClient(tx),
    jobs.map((jobNo) => ({ deviceNo: visit.device_no, jobNo })),
  );
  await tx.query(OF_DAY, [visit.partner_id, jobs, nanos, moved.map(({ units }) => units)]);
}

/**
 * It comes off what the device's household may redeem, in the row that they lock when they ask: either they see it, or the partner's
 * owner sees what they took. In the order of jobs, like everybody who writes these rows.
 */
const OF_DEVICE = `INSERT INTO device_earning AS e (device_no, job_no, credit_nanos, paid_nanos, near_nanos, shared_nanos)
  SELECT $1, job_no, 0, 0, 0, nanos FROM unnest($2::int[], $3::bigint[]) AS moved (job_no, nanos) ORDER BY job_no
  ON CONFLICT (device_no, job_no) DO UPDATE SET shared_nanos = e.shared_nanos + excluded.shared_nanos`;

const OF_PARTNER = `INSERT INTO partner_earning AS e (partner_id, device_no, job_no, work_kind, shared_nanos, near_nanos)
  SELECT partner.id, device.no, job_no, coalesce(job.spec ->> 'workKind', 'other'), nanos, CASE WHEN ${IS_CLOSE} THEN nanos ELSE 0 END
  FROM unnest($3::int[], $4::bigint[]) AS moved (job_no, nanos) JOIN job ON job.no = job_no, partner, device
  WHERE partner.id = $1 AND device.no = $2 ORDER BY job_no
  ON CONFLICT (partner_id, device_no, job_no) DO UPDATE SET
    shared_nanos = e.shared_nanos + excluded.shared_nanos,
    near_nanos = least(greatest(0, e.near_nanos + excluded.near_nanos), e.shared_nanos + excluded.shared_nanos)`;

const OF_DAY = `INSERT INTO partner_day AS d (partner_id, day, work_kind, units, shared_nanos)
  SELECT $1, (now() AT TIME ZONE 'UTC')::date, coalesce(spec ->> 'workKind', 'other'), sum(moved.units), sum(nanos)
  FROM unnest($2::int[], $3::bigint[], $4::int[]) AS moved (job_no, nanos, units) JOIN job ON job.no = job_no
  GROUP BY 3 ORDER BY 3
  ON CONFLICT (partner_id, day, work_kind) DO UPDATE SET units = d.units + excluded.units,
    shared_nanos = d.shared_nanos + excluded.shared_nanos`;
