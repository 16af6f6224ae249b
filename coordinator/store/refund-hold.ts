import type { PoolClient } from "pg";
import { accounts, type PostingPurpose } from "#core/ledger/ledger";

/** Returns the rest of an ended job's hold to its customer: only the database knows what all coordinators spent. */
export async function refundHold(tx: PoolClient, jobId: string, customerId: string): Promise<void> {
  await tx.query(REFUND, [accounts.hold(jobId), accounts.customer(customerId), jobId, JSON.stringify(LEFT_OVER)]);
}

const LEFT_OVER = { reason: "left-over" } satisfies Omit<PostingPurpose & { kind: "refund" }, "kind">;

/** Locks the customer's account before the hold, like every writer that moves money between the two. */
const REFUND = `
WITH locked AS MATERIALIZED (
  SELECT id, balance_nanos FROM ledger_account WHERE id IN ($1, $2) ORDER BY id FOR UPDATE
), rest AS MATERIALIZED (
  SELECT balance_nanos AS amount FROM locked WHERE id = $1 AND balance_nanos > 0
), written AS (
  INSERT INTO posting (kind, subject, facts) SELECT 'refund', $3, $4::jsonb FROM rest RETURNING id
), lines AS MATERIALIZED (
  SELECT written.id, line.account, line.kind, line.amount FROM written, rest,
    LATERAL (VALUES ($1, 'hold', -rest.amount), ($2, 'customer', rest.amount)) AS line (account, kind, amount)
), entries AS (
  INSERT INTO entry (posting_id, account, amount_nanos) SELECT id, account, amount FROM lines
), updated AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + lines.amount FROM lines WHERE a.id = lines.account
  RETURNING a.id
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT account, kind, amount FROM lines WHERE account NOT IN (SELECT id FROM updated)
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;
