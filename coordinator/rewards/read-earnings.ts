import { type Redeemable, redeemable } from "#core/rewards/redeemable";
import { isOwnWork } from "../organisations/is-own-work";
import type { Query } from "../store/query";

interface EarningRow {
  deviceNo: number;
  deviceId: string;
  jobNo: number;
  isOwn: boolean;
  shared: bigint;
  credit: bigint;
  paid: bigint;
  near: bigint;
  redeemed: bigint;
}

/** What a household may redeem now. `lock`: until the end of the transaction nobody else takes of it. */
export async function readEarnings(
  query: Query,
  personId: string,
  { lock }: { lock: boolean },
): Promise<{ redeemable: Redeemable; deviceIds: ReadonlyMap<number, string> }> {
  const rows = await query<EarningRow>(lock ? `${EARNINGS} FOR UPDATE OF e` : EARNINGS, [personId]);
  const earnings = rows.map(({ deviceNo, jobNo, isOwn, credit, paid, near, redeemed, shared }) => ({
    ...{ deviceNo, jobNo, isOwn, creditNanos: Number(credit), paidNanos: Number(paid), nearNanos: Number(near) },
    ...{ redeemedNanos: Number(redeemed), sharedNanos: Number(shared) },
  }));
  return {
    redeemable: redeemable(earnings),
    deviceIds: new Map(rows.map(({ deviceNo, deviceId }) => [deviceNo, deviceId])),
  };
}

/** In the order of jobs, so that the oldest credit is redeemed first; and whoever locks rows locks them in this order. */
const EARNINGS = `
SELECT device.no AS "deviceNo", device.id AS "deviceId", job_no AS "jobNo", ${isOwnWork("$1", "job.customer_id")} AS "isOwn",
  shared_nanos AS shared, e.credit_nanos AS credit, paid_nanos AS paid, near_nanos AS near,
  redeemed_nanos AS redeemed
FROM device JOIN device_earning AS e ON e.device_no = device.no JOIN job ON job.no = job_no
WHERE owner_id = $1 ORDER BY device.no, job_no`;
