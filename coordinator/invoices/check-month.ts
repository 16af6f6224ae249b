import type { Pool } from "pg";
import type { ClosedMonth } from "#prisma/generated/client";
import type { CheckedMonth } from "#protocol/api/invoices";
import type { InvoiceFacts } from "#protocol/books/invoice-facts";
import { firstPostingOf } from "../statements/first-posting-since";
import { monthSpan } from "../statements/month-span";
import { isAsIssued, NO_INVOICE_BEFORE } from "./seal-invoice";

/** Documents that are read at once. */
const PAGE = 500;

/**
 * A closed month as the ledger has it now, beside what was issued. The first closed month also has what was charged
 * before it.
 */
export async function checkMonth(pool: Pool, { month, firstNo, invoices }: ClosedMonth): Promise<CheckedMonth> {
  const { from, to } = monthSpan(month);
  const isFirst = firstNo === 1 && !(await hasEarlier(pool, month));
  const since = isFirst ? { first: 0, at: new Date(0) } : { first: await firstPostingOf(pool, from), at: from };
  const { rows } = await pool.query<{ nanos: string }>(CHARGED, [since.first, since.at, to]);
  let invoicesNanos = 0;
  let isUnbroken = true;
  let previous = await hashOf(pool, firstNo - 1);
  for (let no = firstNo; no < firstNo + invoices; no += PAGE) {
    const upto = Math.min(no + PAGE, firstNo + invoices);
    const page = await pool.query<Document>(
      "SELECT no, facts, words, hash FROM invoice WHERE no >= $1 AND no < $2 ORDER BY no",
      [no, upto],
    );
    isUnbroken &&= page.rows.length === upto - no;
    for (const document of page.rows) {
      isUnbroken &&= isAsIssued(document, previous);
      previous = document.hash;
      invoicesNanos += (JSON.parse(document.facts) as InvoiceFacts).totalNanos;
    }
  }
  return { invoicesNanos, ledgerNanos: Number(rows[0]?.nanos ?? 0), isUnbroken };
}

interface Document {
  no: number;
  facts: string;
  words: string | null;
  hash: string;
}

const CHARGED = `
SELECT coalesce(-sum(amount_nanos), 0)::text AS nanos
FROM posting JOIN entry ON posting_id = posting.id AND account = 'hold:' || subject
WHERE posting.id >= $1 AND posting.at >= $2 AND posting.at < $3 AND kind IN ('charge', 'reversal')`;

async function hasEarlier(pool: Pool, month: string): Promise<boolean> {
  return (await pool.query("SELECT FROM closed_month WHERE month < $1 LIMIT 1", [month])).rowCount === 1;
}

async function hashOf(pool: Pool, no: number): Promise<string> {
  const { rows } = await pool.query<{ hash: string }>("SELECT hash FROM invoice WHERE no = $1", [no]);
  return rows[0]?.hash ?? NO_INVOICE_BEFORE;
}
