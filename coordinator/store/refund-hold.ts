import { splitRefund } from "#core/ledger/funding";
import { accounts, balanced, type PostingPurpose } from "#core/ledger/ledger";
import { paidOff } from "#core/ledger/owing";
import { INSERT_POSTING, postingParameters } from "./insert-posting";
import { accountsOfJob, lockAccounts } from "./lock-accounts";
import type { Query } from "./query";

interface HoldRow {
  balance: string;
  layers: { fromNanos: number; uptoNanos: number; isPaid: boolean }[];
  refunded_gifts: string;
  refunded_paid: string;
  reversed: string;
  owed: string;
}

/**
 * Returns the rest of an ended job's hold to its customer, less what they owe: only the database knows what all
 * coordinators spent.
 */
export async function refundHold(
  query: Query,
  jobId: string,
  customerId: string,
  reason: Extract<PostingPurpose, { kind: "refund" }>["reason"] = "left-over",
): Promise<void> {
  const [paid, gift, hold] = [accounts.customer(customerId), accounts.gift(customerId), accounts.hold(jobId)];
  const owed = accounts.owed(customerId);
  // By itself, so that the next statement sees what was held meanwhile.
  await lockAccounts(query, accountsOfJob(jobId, customerId));
  const [row] = await query<HoldRow>(READ, [hold, jobId, gift, paid, owed]);
  if (!row) return;
  const { giftNanos, paidNanos } = splitRefund({
    layers: row.layers,
    balanceNanos: Number(row.balance),
    refunded: { giftNanos: Number(row.refunded_gifts), paidNanos: Number(row.refunded_paid) },
    reversedNanos: Number(row.reversed),
  });
  const owedNanos = paidOff({ owedNanos: Number(row.owed) }, paidNanos);
  const entries = [
    { account: hold, amountNanos: -giftNanos - paidNanos },
    { account: gift, amountNanos: giftNanos },
    { account: owed, amountNanos: owedNanos },
    { account: paid, amountNanos: paidNanos - owedNanos },
  ];
  await query(INSERT_POSTING, postingParameters(balanced({ kind: "refund", subject: jobId, reason, entries })));
}

/** The charges of a job may be many, and are not read: an index has only what came back. */
const READ = `
SELECT balance_nanos AS balance,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('fromNanos', from_nanos, 'uptoNanos', upto_nanos, 'isPaid', is_paid)), '[]')
   FROM job_funding WHERE job_id = $2) AS layers,
  (SELECT coalesce(-sum(balance_nanos), 0) FROM ledger_account WHERE id = $5) AS owed,
  back.refunded_gifts, back.refunded_paid, back.reversed
FROM ledger_account, LATERAL (
  SELECT coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'refund' AND account = $3), 0) AS refunded_gifts,
    coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'refund' AND account IN ($4, $5)), 0) AS refunded_paid,
    coalesce(sum(amount_nanos) FILTER (WHERE posting.kind = 'reversal' AND account = $1), 0) AS reversed
  FROM posting JOIN entry ON posting_id = posting.id
  WHERE posting.subject = $2 AND posting.kind IN ('refund', 'reversal')
) AS back
WHERE id = $1 AND balance_nanos > 0`;
