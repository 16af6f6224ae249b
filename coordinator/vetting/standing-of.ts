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

/** Whoever is frozen or banned submits nothing and adds nothing to what they have, nor does an organisation of theirs. */
export async function refuseUnwelcome(tx: Prisma.TransactionClient, personId: string): Promise<Judged | null> {
  const judged = await standingOf(tx, personId);
  for (const { standing, reason } of [judged, ...(await standingsOfOwners(tx, personId))].filter(
    (one) => one !== null,
  )) {
    if (standing === "frozen") throw refuse("customer-frozen", { words: reason });
    if (standing === "banned") throw refuse("customer-banned", { words: reason });
  }
  return judged;
}

/** Of an organisation, what was decided about those who own it: nobody goes on as one. */
function standingsOfOwners(tx: Prisma.TransactionClient, organisationId: string) {
  return tx.$queryRaw<Pick<Judged, "standing" | "reason">[]>`
    SELECT standing, reason FROM standing JOIN membership USING (person_id)
    WHERE organisation_id = ${organisationId} AND role = 'owner' AND ended_at IS NULL ORDER BY person_id`;
}
