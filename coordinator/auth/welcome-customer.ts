import { accounts, transfer } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { writePosting } from "../store/write-posting";

/** Gives a person the welcome gift, once; false if they have had it. */
export async function welcomeCustomer(
  tx: Prisma.TransactionClient,
  personId: string,
  welcomeNanos: number,
  /** A gift from an admin, who knows the person. */
  kind: "welcome" | "gift" = "welcome",
): Promise<boolean> {
  const where = { id: personId, welcomedAt: null };
  const { count } = await tx.person.updateMany({ where, data: { welcomedAt: new Date() } });
  if (count === 0) return false;
  if (welcomeNanos > 0) {
    const way = { from: accounts.grants, to: accounts.gift(personId) };
    await writePosting(tx, transfer({ kind, subject: personId }, way, welcomeNanos));
  }
  return true;
}
