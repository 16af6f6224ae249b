import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

const DAY_S = 86_400;

/** Everything that a person does to teams is counted together. */
export async function takeTeamChange(personId: string): Promise<void> {
  const { MAX_TEAM_CHANGES_PER_DAY: max } = LIMITS;
  const { allowed } = await handle().tries.consume(`team of ${personId}`, { window: DAY_S, max });
  if (!allowed) throw refuse("too-many-team-changes", { max });
}

/** Locks the team that this person runs, so that members come and go one after the other. */
export async function lockOwnedTeam(tx: Prisma.TransactionClient, personId: string): Promise<string> {
  const teamId = await lockTeamOf(tx, personId);
  if (teamId === null) throw refuse("not-your-team");
  const owner = await tx.teamMember.findFirst({ where: { teamId }, orderBy: { seniority: "asc" } });
  if (owner?.personId !== personId) throw refuse("not-your-team");
  return teamId;
}

export async function lockTeamOf(tx: Prisma.TransactionClient, personId: string): Promise<string | null> {
  const member = await tx.teamMember.findUnique({ where: { personId } });
  if (!member) return null;
  await tx.$queryRaw`SELECT id FROM team WHERE id = ${member.teamId} FOR UPDATE`;
  // They may have been removed while this waited.
  return (await tx.teamMember.findUnique({ where: { personId } }))?.teamId ?? null;
}
