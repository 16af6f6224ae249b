import { kindOfAccount, type PostingDraft } from "#core/ledger/ledger";
import type { Prisma } from "../../prisma/generated/client";

/**
 * Writes one posting with its entries and moves the balances. The database refuses it when the entries do not sum to
 * zero, or when a customer's or a hold's balance would fall below zero.
 */
export async function writePosting(tx: Prisma.TransactionClient, draft: PostingDraft): Promise<void> {
  const names = draft.entries.map((entry) => entry.account);
  const kinds = names.map(kindOfAccount);
  const amounts = draft.entries.map((entry) => BigInt(entry.amountNanos));
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO posting (kind, subject, about) VALUES (${draft.kind}, ${draft.subject}, ${draft.about}) RETURNING id
    ), lines AS MATERIALIZED (
      SELECT written.id, e.account, e.kind, e.amount
      FROM written, unnest(${names}::text[], ${kinds}::text[], ${amounts}::bigint[]) AS e (account, kind, amount)
    ), entries AS (
      INSERT INTO entry (posting_id, account, amount_nanos) SELECT id, account, amount FROM lines
    ), moved AS (
      UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + lines.amount FROM lines WHERE a.id = lines.account
      RETURNING a.id
    )
    INSERT INTO ledger_account AS a (id, kind, balance_nanos)
    SELECT account, kind, amount FROM lines WHERE account NOT IN (SELECT id FROM moved) ORDER BY account
    ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;
}
