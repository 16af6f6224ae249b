import { factsOf, kindOfAccount, type PostingDraft } from "#core/ledger/ledger";
import type { Query } from "./query";

/**
 * Writes postings with their entries and updates the balances. The database refuses them when the entries of one do not
 * sum to zero, or when a customer's or a hold's balance would fall below zero.
 */
export async function insertPostings(query: Query, drafts: readonly PostingDraft[]): Promise<void> {
  if (drafts.length > 0) await query(INSERT, parameters(drafts));
}

/**
 * Writes postings with their entries, which it names `lines`. Eight parameters from this number on: number, kind, subject and
 * facts of each posting; number of its posting, account, kind and amount of each entry.
 */
export const postingsSql = (first: number) => `numbered AS MATERIALIZED (
  SELECT nextval(pg_get_serial_sequence('posting', 'id')) AS id, p.*
  FROM unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::text[])
    AS p (nr, kind, subject, facts)
), postings AS (
  INSERT INTO posting (id, kind, subject, facts) SELECT id, kind, subject, facts::jsonb FROM numbered
), lines AS MATERIALIZED (
  SELECT numbered.id, e.account, e.kind, e.amount
  FROM unnest($${first + 4}::int[], $${first + 5}::text[], $${first + 6}::text[], $${first + 7}::bigint[])
    AS e (nr, account, kind, amount)
  JOIN numbered ON numbered.nr = e.nr
), entries AS (
  INSERT INTO entry (posting_id, account, amount_nanos) SELECT id, account, amount FROM lines
)`;

const INSERT = `
WITH ${postingsSql(1)}, sums AS MATERIALIZED (
  SELECT account, kind, sum(amount)::bigint AS amount FROM lines GROUP BY account, kind
), moved AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + sums.amount FROM sums WHERE a.id = sums.account
  RETURNING a.id
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT account, kind, amount FROM sums WHERE account NOT IN (SELECT id FROM moved) ORDER BY account
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;

function parameters(drafts: readonly PostingDraft[]) {
  const lines = drafts.flatMap(({ entries }, nr) => entries.map((entry) => ({ ...entry, nr })));
  return [
    drafts.map((_, nr) => nr),
    drafts.map(({ kind }) => kind),
    drafts.map(({ subject }) => subject),
    drafts.map((draft) => JSON.stringify(factsOf(draft))),
    lines.map(({ nr }) => nr),
    lines.map(({ account }) => account),
    lines.map(({ account }) => kindOfAccount(account)),
    lines.map(({ amountNanos }) => amountNanos),
  ] as const;
}
