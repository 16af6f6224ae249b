import { accounts } from "#core/ledger/ledger";
import type { Query } from "./query";

/**
 * In the order of their ids, like every writer that moves money between several, and before the rows of jobs: two of them
 * cannot deadlock. Who locks more of them in the same transaction must have named those here too.
 */
export const lockAccounts = (query: Query, ids: readonly string[]) => query(LOCK, [ids]);

/** Between which a job's money is moved when it is set aside and when it comes back. */
export const accountsOfJob = (jobId: string, customerId: string): string[] => [
  accounts.customer(customerId),
  accounts.gift(customerId),
  accounts.hold(jobId),
  accounts.owed(customerId),
];

const LOCK = "SELECT FROM ledger_account WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE";
