import type { WorkKind } from "#core/jobs/work-kind";
import type { Payable } from "#core/rewards/payable";
import { CLOSE_DEVICES, CLOSE_JOBS } from "../partners/is-close";
import type { Query } from "../store/query";

export type KindEarnings = Payable & { workKind: WorkKind };

export interface PartnerEarnings {
  /** By kind of work: whose device it was and which job is not the partner's to know. */
  kinds: KindEarnings[];
  redeemedNanos: number;
  /** Below zero: what was taken back after it had been redeemed. */
  freeNanos: number;
}

type SumRow = { workKind: WorkKind } & Record<
  "gift" | "close" | "late" | "payable" | "closeLate" | "closePayable",
  Big
>;
type Big = bigint | string;

/**
 * What a partner has earned and may be paid, as far as it has been added up (`sumPartnerEarnings`). Whatever is close to its owner
 * just now cannot be paid, and is looked for among what they have to do with: a partner may have a row for each of a hundred thousand devices.
 */
export async function readPartnerEarnings(query: Query, partnerId: string): Promise<PartnerEarnings> {
  const rows = await query<SumRow>(SUMS, [partnerId]);
  const [partner] = await query<{ redeemed: Big }>(REDEEMED, [partnerId]);
  const kinds = rows.map(({ workKind, gift, close, late, payable, closeLate, closePayable }) => ({
    workKind,
    giftNanos: Number(gift),
    closeNanos: Number(close) + Number(closeLate) + Number(closePayable),
    lateNanos: Number(late) - Number(closeLate),
    payableNanos: Number(payable) - Number(closePayable),
  }));
  const redeemedNanos = Number(partner?.redeemed ?? 0);
  const payableNanos = kinds.reduce((sum, kind) => sum + kind.payableNanos, 0);
  return { kinds, redeemedNanos, freeNanos: payableNanos - redeemedNanos };
}

/** One statement, because the sums change with the rows. */
const SUMS = `
WITH near AS (
  SELECT e.device_no, e.job_no FROM partner CROSS JOIN LATERAL ${CLOSE_DEVICES} AS close
  JOIN partner_earning AS e ON e.partner_id = partner.id AND e.device_no = close.no WHERE partner.id = $1
  UNION SELECT e.device_no, e.job_no FROM partner CROSS JOIN LATERAL ${CLOSE_JOBS} AS close
  JOIN partner_earning AS e ON e.partner_id = partner.id AND e.job_no = close.no WHERE partner.id = $1
), close AS (
  SELECT work_kind, sum(late_nanos)::bigint AS late, sum(payable_nanos)::bigint AS payable
  FROM near JOIN partner_earning AS e USING (device_no, job_no) WHERE e.partner_id = $1 GROUP BY work_kind
)
SELECT work_kind AS "workKind", gift_nanos AS gift, close_nanos AS close, late_nanos AS late, payable_nanos AS payable,
  coalesce(close.late, 0) AS "closeLate", coalesce(close.payable, 0) AS "closePayable"
FROM partner_sum LEFT JOIN close USING (work_kind) WHERE partner_id = $1 ORDER BY work_kind`;

const REDEEMED = `SELECT redeemed_nanos AS redeemed FROM partner WHERE id = $1`;
