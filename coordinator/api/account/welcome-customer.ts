import { accounts, transfer } from "#core/ledger/ledger";
import type { PrismaClient } from "../../../prisma/generated/client";
import { writePosting } from "../../store/write-posting";

/** What the city gives to everyone who signs up, once. */
export async function welcomeCustomer(prisma: PrismaClient, personId: string, welcomeNanos: number): Promise<void> {
  if (welcomeNanos === 0) return;
  await prisma.$transaction(async (tx) => {
    const before = await tx.posting.count({ where: { subject: personId, kind: "welcome" } });
    if (before > 0) return;
    const about = "A welcome gift of the city";
    await writePosting(
      tx,
      transfer("welcome", personId, about, accounts.grants, accounts.customer(personId), welcomeNanos),
    );
  });
}
