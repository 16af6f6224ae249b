import { type Payable, payable } from "#core/rewards/payable";
import { LIMITS } from "#protocol/limits";
import type { Query } from "../store/query";

type Big = bigint | string;

interface EarningRow {
  deviceNo: number;
  jobNo: number;
  workKind: string;
  credit: Big;
  paid: Big;
  near: Big;
  redeemed: Big;
  allShared: Big;
  shared: Big;
  close: Big;
  /** In the order of `PARTS`, as they are in the sums. */
  before: Big[];
}

const PARTS = ["giftNanos", "closeNanos", "lateNanos", "payableNanos"] as const satisfies (keyof Payable)[];

/**
 * Adds to a partner's sums what has changed of its earnings, a bounded part of that; returns of how many rows. In a transaction.
 * Whoever changes what a device earned marks the partner's part afterwards (`noteChangedEarnings`): once the parts are locked, either
 * the change can be read here, or it marks them again.
 */
export async function sumPartnerEarnings(query: Query, partnerId: string): Promise<number> {
  const stale = await query<{ deviceNo: number; jobNo: number }>(LOCK, [
    partnerId,
    LIMITS.MAX_PARTNER_EARNINGS_SUMMED_AT_ONCE,
  ]);
  if (stale.length === 0) return 0;
  const devices = stale.map(({ deviceNo }) => deviceNo);
  const jobs = stale.map(({ jobNo }) => jobNo);
  const rows = await query<EarningRow>(READ, [partnerId, devices, jobs]);
  const now = rows.map(partsOf);
  await query(KEEP, [
    partnerId,
    rows.map(({ deviceNo }) => deviceNo),
    rows.map(({ jobNo }) => jobNo),
    ...PARTS.map((part) => now.map((parts) => parts[part])),
  ]);
  await query(ADD, [partnerId, ...changesOf(rows, now)]);
  return stale.length;
}

/** Whether anything of it is close to the partner's owner changes without it: that is asked when the sums are read. */
const partsOf = (row: EarningRow): Payable =>
  payable({
    ...{ creditNanos: Number(row.credit), paidNanos: Number(row.paid), nearNanos: Number(row.near) },
    ...{ redeemedNanos: Number(row.redeemed), allSharedNanos: Number(row.allShared) },
    ...{ sharedNanos: Number(row.shared), closeNanos: Number(row.close), isClose: false },
  });

/** As columns: each kind of work, and by how much each of its parts changes. */
function changesOf(rows: readonly EarningRow[], now: readonly Payable[]): [string[], ...number[][]] {
  const kinds = [...new Set(rows.map(({ workKind }) => workKind))].sort();
  const changes = PARTS.map((part, column) =>
    kinds.map((kind) =>
      rows.reduce((sum, { workKind, before }, at) => {
        const change = (now[at]?.[part] ?? 0) - Number(before[column]);
        return workKind === kind ? sum + change : sum;
      }, 0),
    ),
  );
  return [kinds, ...changes];
}

const LOCK = `
SELECT device_no AS "deviceNo", job_no AS "jobNo" FROM partner_earning WHERE partner_id = $1 AND is_stale
ORDER BY device_no, job_no LIMIT $2 FOR UPDATE`;

const READ = `
SELECT device_no AS "deviceNo", job_no AS "jobNo", own.work_kind AS "workKind",
  coalesce(e.credit_nanos, 0) AS credit, coalesce(e.paid_nanos, 0) AS paid, coalesce(e.near_nanos, 0) AS near,
  coalesce(e.redeemed_nanos, 0) AS redeemed, coalesce(e.shared_nanos, 0) AS "allShared",
  own.shared_nanos AS shared, own.near_nanos AS close,
  ARRAY[own.gift_nanos, own.close_nanos, own.late_nanos, own.payable_nanos] AS before
FROM unnest($2::int[], $3::int[]) AS stale (device_no, job_no)
JOIN partner_earning AS own USING (device_no, job_no) LEFT JOIN device_earning AS e USING (device_no, job_no)
WHERE own.partner_id = $1`;

const KEEP = `
UPDATE partner_earning AS e SET is_stale = false, gift_nanos = gift, close_nanos = close, late_nanos = late, payable_nanos = payable
FROM unnest($2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
  AS now (device_no, job_no, gift, close, late, payable)
WHERE e.partner_id = $1 AND e.device_no = now.device_no AND e.job_no = now.job_no`;

const ADD = `
INSERT INTO partner_sum AS s (partner_id, work_kind, gift_nanos, close_nanos, late_nanos, payable_nanos)
SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) ORDER BY 2
ON CONFLICT (partner_id, work_kind) DO UPDATE SET gift_nanos = s.gift_nanos + excluded.gift_nanos,
  close_nanos = s.close_nanos + excluded.close_nanos, late_nanos = s.late_nanos + excluded.late_nanos,
  payable_nanos = s.payable_nanos + excluded.payable_nanos`;
