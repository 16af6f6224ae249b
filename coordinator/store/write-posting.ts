import type { PostingDraft } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { INSERT_POSTING, postingParameters } from "./insert-posting";

/**
 * Writes one posting with its entries and updates the balances. The database refuses it when the entries do not sum to
 * zero, or when a customer's or a hold's balance would fall below zero.
 */
export async function writePosting(tx: Prisma.TransactionClient, draft: PostingDraft): Promise<void> {
  await tx.$executeRawUnsafe(INSERT_POSTING, ...postingParameters(draft));
}
