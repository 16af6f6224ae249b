import type { Standing } from "#core/vetting/why-reviewed";
import type { Prisma } from "#prisma/generated/client";
import { Standing as Schema } from "#protocol/api/vetting";
import { refuse } from "../refusals/refuse";

export interface Judged {
  standing: Standing;
  reason: string;
  since: Date;
}

/** What a moderator decided about a customer, if anything. */
export async function standingOf(tx: Prisma.TransactionClient, personId: string): Promise<Judged | null> {
  const row = await tx.standing.findUnique({ where: { personId } });
  return row && { standing: Schema.parse(row.standing), reason: row.reason, since: row.since };
}

/** Whoever is frozen or banned submits nothing and adds nothing to what they have. */
export async function refuseUnwelcome(tx: Prisma.TransactionClient, personId: string): Promise<Judged | null> {
  const judged = await standingOf(tx, personId);
  if (judged?.standing === "frozen") throw refuse("customer-frozen", { words: judged.reason });
  if (judged?.standing === "banned") throw refuse("customer-banned", { words: judged.reason });
  return judged;
}
