import type { Query } from "./query";

/** In the order of their ids, like every writer that moves money between several: two of them cannot deadlock. */
export const lockAccounts = (query: Query, accounts: readonly string[]) => query(LOCK, [accounts]);

const LOCK = "SELECT FROM ledger_account WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE";
