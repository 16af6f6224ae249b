import { accounts, transfer } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { writePosting } from "../store/write-posting";

/** Gives what the city gives to each person once; false when they have had it. */
export async function welcomeCustomer(
  tx: Prisma.TransactionClient,
  personId: string,
  welcomeNanos: number,
  /** A gift is an admin's, who knows the person. */
  kind: "welcome" | "gift" = "welcome",
): Promise<boolean> {
  const where = { id: personId, welcomedAt: null };
  const { count } = await tx.person.updateMany({ where, data: { welcomedAt: new Date() } });
  if (count === 0) return false;
  if (welcomeNanos > 0) {
    const about = "A welcome gift of the city";
    const way = { from: accounts.grants, to: accounts.customer(personId) };
    await writePosting(tx, transfer({ kind, subject: personId, about }, way, welcomeNanos));
  }
  return true;
}
