import type { LedgerLine } from "#protocol/api/account";

export interface Posting {
  id: number;
  at: string;
  kind: string;
  about: string;
  entries: { account: string; amountNanos: number }[];
  /** Of its entries; 0 in every posting that is in order. */
  sum: number;
}

/** The ledger's lines by posting, in the order in which they came; money out before money in. */
export function groupPostings(lines: readonly LedgerLine[]): Posting[] {
  const postings = new Map<number, Posting>();
  for (const { postingId, at, kind, about, account, amountNanos } of lines) {
    const posting = postings.get(postingId) ?? { id: postingId, at, kind, about, entries: [], sum: 0 };
    posting.entries.push({ account, amountNanos });
    posting.sum += amountNanos;
    postings.set(postingId, posting);
  }
  for (const posting of postings.values()) posting.entries.sort((a, b) => a.amountNanos - b.amountNanos);
  return [...postings.values()];
}
