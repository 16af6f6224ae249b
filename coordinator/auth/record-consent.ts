import type { Prisma } from "#prisma/generated/client";
import { CURRENT_TERMS } from "#protocol/people/terms";

/** Keeps that the person agreed to the terms, and when; false if these are not the ones that hold. */
export async function recordConsent(
  tx: Prisma.TransactionClient,
  personId: string,
  version: unknown,
): Promise<boolean> {
  if (version !== CURRENT_TERMS) return false;
  await tx.consent.createMany({ data: { personId, version: CURRENT_TERMS }, skipDuplicates: true });
  return true;
}
