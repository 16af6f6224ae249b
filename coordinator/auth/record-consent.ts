import type { Prisma } from "#prisma/generated/client";
import type { CityTerms } from "#protocol/people/terms";

/** Keeps that the person agreed to the terms, and when; false if these are not the ones that hold. */
export async function recordConsent(
  tx: Prisma.TransactionClient,
  personId: string,
  version: unknown,
  { version: current }: CityTerms,
): Promise<boolean> {
  if (version !== current) return false;
  await tx.consent.createMany({ data: { personId, version: current }, skipDuplicates: true });
  return true;
}
