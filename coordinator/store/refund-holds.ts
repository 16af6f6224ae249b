import { splitRefund } from "#core/ledger/funding";
import { accounts, balanced, type PostingDraft, type PostingPurpose } from "#core/ledger/ledger";
import { paidOff } from "#core/ledger/owing";
import { insertPostings } from "./insert-postings";
import { accountsOfJob, lockAccounts } from "./lock-accounts";
import type { Query } from "./query";

/** A job and who pays for it. */
export interface PaidJob {
  jobId: string;
  customerId: string;
}

type Reason = Extract<PostingPurpose, { kind: "refund" }>["reason"];

interface HoldRow {
  job_id: string;
  balance: string;
  layers: { fromNanos: number; uptoNanos: number; isPaid: boolean }[];
  refunded_gifts: string;
  refunded_paid: string;
  reversed: string;
  /** What the city added for a recheck and nothing was spent of. */
  citys: string | null;
  owed: string;
}

/**
 * Returns the rest of ended jobs' holds to their customers, less what they owe: only the database knows what all
 * coordinators spent. Three statements, however many jobs there are.
 */
export async function refundHolds(query: Query, jobs: readonly PaidJob[], reason: Reason = "left-over"): Promise<void> {
  // By itself, so that the next statement sees what was held meanwhile.
  await lockAccounts(
    query,
    jobs.flatMap(({ jobId, customerId }) => accountsOfJob(jobId, customerId)),
  );
  const column = (of: (job: PaidJob) => string) => jobs.map(of);
  const rows = await query<HoldRow>(READ, [
    column(({ jobId }) => jobId),
    column(({ jobId }) => accounts.hold(jobId)),
    column(({ customerId }) => accounts.gift(customerId)),
    column(({ customerId }) => accounts.customer(customerId)),
    column(({ customerId }) => accounts.owed(customerId)),
  ]);
  await insertPostings(query, refundsOf(jobs, rows, reason));
  const withCitys = rows.filter(({ citys }) => Number(citys) > 0);
  if (withCitys.length > 0) await query(RETURNED, [withCitys.map(({ job_id }) => job_id)]);
}

/** What one job pays off, the customer's next one does not pay off again. */
function refundsOf(jobs: readonly PaidJob[], rows: readonly HoldRow[], reason: Reason): PostingDraft[] {
  const holds = new Map(rows.map((row) => [row.job_id, row]));
  const paidOffBy = new Map<string, number>();
  return jobs.flatMap(({ jobId, customerId }) => {
    const row = holds.get(jobId);
    if (!row) return [];
    const citysNanos = Math.min(Number(row.citys), Number(row.balance));
    const { giftNanos, paidNanos } = splitRefund({
      layers: row.layers,
      balanceNanos: Number(row.balance) - citysNanos,
      refunded: { giftNanos: Number(row.refunded_gifts), paidNanos: Number(row.refunded_paid) },
      reversedNanos: Number(row.reversed),
    });
    const before = paidOffBy.get(customerId) ?? 0;
    const owedNanos = paidOff({ owedNanos: Number(row.owed) - before }, paidNanos);
    paidOffBy.set(customerId, before + owedNanos);
    const entries = [
      { account: accounts.hold(jobId), amountNanos: -giftNanos - paidNanos - citysNanos },
      { account: accounts.rechecks, amountNanos: citysNanos },
      { account: accounts.gift(customerId), amountNanos: giftNanos },
      { account: accounts.owed(customerId), amountNanos: owedNanos },
      { account: accounts.customer(customerId), amountNanos: paidNanos - owedNanos },
    ];
    return [balanced({ kind: "refund", subject: jobId, reason, entries })];
  });
}

/** The charges of a job may be many, and are not read: an index has only what came back. */
const READ = `
SELECT job_id, hold.balance_nanos AS balance,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('fromNanos', from_nanos, 'uptoNanos', upto_nanos, 'isPaid', is_paid)), '[]')
   FROM job_funding WHERE job_funding.job_id = ended.job_id) AS layers,
  (SELECT coalesce(-sum(balance_nanos), 0) FROM ledger_account WHERE id = ended.owed) AS owed,
  back.refunded_gifts, back.refunded_paid, back.reversed,
  (SELECT granted_nanos - greatest(0, least(granted_nanos, spent_nanos - charged_nanos))
   FROM job JOIN recheck ON job_no = no AND number = rechecks WHERE id = ended.job_id AND returned_nanos IS NULL) AS citys
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS ended (job_id, hold, gift, paid, owed)
JOIN ledger_account AS hold ON hold.id = ended.hold AND hold.balance_nanos > 0, LATERAL (
  SELECT coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'refund' AND account = ended.gift), 0) AS refunded_gifts,
    coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'refund' AND account IN (ended.paid, ended.owed)), 0)
      AS refunded_paid,
    coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'reversal' AND account = ended.hold), 0) AS reversed
  FROM posting JOIN entry ON posting_id = posting.id
  WHERE posting.subject = ended.job_id AND posting.kind IN ('refund', 'reversal')
) AS back`;

/** Once: money that its customer adds too late is not taken for the city's. */
const RETURNED = `
UPDATE recheck SET returned_nanos = granted_nanos - greatest(0, least(granted_nanos, spent_nanos - charged_nanos))
FROM job WHERE job_no = no AND number = rechecks AND id = ANY($1::text[])`;
