import type { WorkKind } from "#core/jobs/work-kind";
import { type Payable, payable } from "#core/rewards/payable";
import { LIMITS } from "#protocol/limits";
import { IS_CLOSE } from "../partners/is-close";
import type { Query } from "../store/query";

interface EarningRow {
  deviceNo: number;
  jobNo: number;
  workKind: WorkKind;
  credit: bigint | string;
  paid: bigint | string;
  near: bigint | string;
  redeemed: bigint | string;
  allShared: bigint | string;
  shared: bigint | string;
  close: bigint | string;
  isClose: boolean;
}

export type KindEarnings = Payable & { workKind: WorkKind };

export interface PartnerEarnings {
  /** By kind of work: whose device it was and which job is not the partner's to know. */
  kinds: KindEarnings[];
  redeemedNanos: number;
  /** Below zero: what was taken back after it had been redeemed. */
  freeNanos: number;
}

/**
 * What a partner has earned and may be paid. A partner may have a row for each of a hundred thousand devices: they are read
 * a part at a time, and summed.
 */
export async function readPartnerEarnings(query: Query, partnerId: string): Promise<PartnerEarnings> {
  const kinds = new Map<WorkKind, KindEarnings>();
  const most = LIMITS.MAX_PARTNER_EARNINGS_READ_AT_ONCE;
  for (let last = { deviceNo: 0, jobNo: 0 }, isMore = true; isMore; ) {
    const rows = await query<EarningRow>(EARNINGS, [partnerId, last.deviceNo, last.jobNo, most]);
    for (const row of rows) add(kinds, row);
    last = rows.at(-1) ?? last;
    isMore = rows.length === most;
  }
  const [partner] = await query<{ redeemed: bigint | string }>(REDEEMED, [partnerId]);
  const redeemedNanos = Number(partner?.redeemed ?? 0);
  const all = [...kinds.values()];
  const payableNanos = all.reduce((sum, kind) => sum + kind.payableNanos, 0);
  return { kinds: all, redeemedNanos, freeNanos: payableNanos - redeemedNanos };
}

function add(kinds: Map<WorkKind, KindEarnings>, row: EarningRow): void {
  const { giftNanos, closeNanos, lateNanos, payableNanos } = payable({
    ...{ creditNanos: Number(row.credit), paidNanos: Number(row.paid), nearNanos: Number(row.near) },
    ...{ redeemedNanos: Number(row.redeemed), allSharedNanos: Number(row.allShared) },
    ...{ sharedNanos: Number(row.shared), closeNanos: Number(row.close), isClose: row.isClose },
  });
  const none = { workKind: row.workKind, giftNanos: 0, closeNanos: 0, lateNanos: 0, payableNanos: 0 };
  const sums = kinds.get(row.workKind) ?? none;
  sums.giftNanos += giftNanos;
  sums.closeNanos += closeNanos;
  sums.lateNanos += lateNanos;
  sums.payableNanos += payableNanos;
  kinds.set(row.workKind, sums);
}

const EARNINGS = `
SELECT device_no AS "deviceNo", job_no AS "jobNo", coalesce(job.spec ->> 'workKind', 'other') AS "workKind",
  coalesce(e.credit_nanos, 0) AS credit, coalesce(e.paid_nanos, 0) AS paid, coalesce(e.near_nanos, 0) AS near,
  coalesce(e.redeemed_nanos, 0) AS redeemed, coalesce(e.shared_nanos, 0) AS "allShared",
  own.shared_nanos AS shared, own.near_nanos AS close, ${IS_CLOSE} AS "isClose"
FROM (
  SELECT * FROM partner_earning WHERE partner_id = $1 AND (device_no, job_no) > ($2::int, $3::int)
  ORDER BY device_no, job_no LIMIT $4
) AS own
JOIN partner ON partner.id = own.partner_id JOIN device ON device.no = own.device_no JOIN job ON job.no = own.job_no
LEFT JOIN device_earning AS e USING (device_no, job_no)
ORDER BY device_no, job_no`;

const REDEEMED = `SELECT redeemed_nanos AS redeemed FROM partner WHERE id = $1`;
