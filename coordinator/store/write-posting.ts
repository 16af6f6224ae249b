import type { PostingDraft } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { insertPostings } from "./insert-postings";
import { queryByPrisma } from "./query";

/** One posting, within a transaction of a page or verb, see `insertPostings`. */
export async function writePosting(tx: Prisma.TransactionClient, draft: PostingDraft): Promise<void> {
  await insertPostings(queryByPrisma(tx), [draft]);
}
