import type { z } from "zod";
import type { LedgerLine, PageInput } from "#protocol/api/account";
import type { Language } from "#protocol/text/language";
import { postingInWords } from "#protocol/words/posting-in-words";
import { handle } from "../handle";

interface LineRow {
  posting_id: bigint;
  at: Date;
  kind: string;
  facts: LedgerLine["facts"];
  account: string;
  amount: bigint;
}

/** The newest lines of the ledger, of these accounts or of all; a page has complete postings. */
export async function ledgerLines(
  { before, limit }: z.infer<typeof PageInput>,
  accounts: string[] | null,
  language: Language = "en",
): Promise<{ lines: LedgerLine[]; next: number | null }> {
  const rows = await handle().prisma.$queryRaw<LineRow[]>`
    SELECT p.id AS posting_id, p.at, p.kind, p.facts, e.account, e.amount_nanos AS amount
    FROM posting p JOIN entry e ON e.posting_id = p.id
    WHERE (${accounts}::text[] IS NULL OR e.account = ANY(${accounts}::text[])) AND p.id = ANY(ARRAY(
      SELECT DISTINCT posting_id FROM entry
      WHERE (${accounts}::text[] IS NULL OR account = ANY(${accounts}::text[]))
        AND (${before ?? null}::bigint IS NULL OR posting_id < ${before ?? null}::bigint)
      ORDER BY posting_id DESC LIMIT ${limit}::int))
    ORDER BY p.id DESC, e.account`;
  const postings = new Set(rows.map((row) => row.posting_id));
  const last = rows.at(-1);
  return {
    lines: rows.map((row) => ({
      postingId: Number(row.posting_id),
      at: row.at.toISOString(),
      kind: row.kind,
      about: postingInWords(row.kind, row.facts, language),
      facts: row.facts,
      account: row.account,
      amountNanos: Number(row.amount),
    })),
    next: last && postings.size === limit ? Number(last.posting_id) : null,
  };
}
