import type { PoolClient } from "pg";
import { factsOf, kindOfAccount, type PostingDraft } from "#core/ledger/ledger";

/**
 * One posting with its entries, and the balances that they change. Parameters: kind, subject, facts; accounts, their
 * kinds, amounts.
 */
export const INSERT_POSTING = `
WITH written AS (
  INSERT INTO posting (kind, subject, facts) VALUES ($1, $2, $3::jsonb) RETURNING id
), lines AS MATERIALIZED (
  SELECT written.id, e.account, e.kind, e.amount
  FROM written, unnest($4::text[], $5::text[], $6::bigint[]) AS e (account, kind, amount)
), entries AS (
  INSERT INTO entry (posting_id, account, amount_nanos) SELECT id, account, amount FROM lines
), moved AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + lines.amount FROM lines WHERE a.id = lines.account
  RETURNING a.id
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT account, kind, amount FROM lines WHERE account NOT IN (SELECT id FROM moved) ORDER BY account
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;

export function postingParameters(draft: PostingDraft) {
  const accounts = draft.entries.map(({ account }) => account);
  const amounts = draft.entries.map(({ amountNanos }) => amountNanos);
  return [
    draft.kind,
    draft.subject,
    JSON.stringify(factsOf(draft)),
    accounts,
    accounts.map(kindOfAccount),
    amounts,
  ] as const;
}

/** Within a transaction of the unit store; pages and verbs use `writePosting`. */
export async function insertPosting(tx: PoolClient, draft: PostingDraft): Promise<void> {
  await tx.query(INSERT_POSTING, [...postingParameters(draft)]);
}
