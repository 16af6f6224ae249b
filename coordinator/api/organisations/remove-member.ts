import { MemberInput } from "#protocol/api/organisations";
import { MemberRole } from "#protocol/people/member-roles";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { lockOrganisation, requireMember } from "../../organisations/lock-organisation";
import { membershipOf } from "../../organisations/membership-of";
import { passOnOwnership } from "../../organisations/pass-on-ownership";
import { refuse } from "../../refusals/refuse";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Removes a member, or lets the caller leave. Their row stays, for the work of their devices: see prisma/schema. */
export async function removeMember({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const caller = requirePerson(ctx);
  const { organisationId, personId } = parseInput(MemberInput, input);
  const { prisma, auth } = handle();
  const leaves = personId === caller.id;
  await prisma.$transaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    await requireMember(tx, caller.id, organisationId, leaves ? "see" : "manage");
    const member = await membershipOf(tx, personId, organisationId);
    if (!member) throw refuse("no-such-organisation-member");
    if (member.role === MemberRole.enum.owner) await passOnOwnership(queryByPrisma(tx), member, personId);
    const where = { organisationId_personId: { organisationId, personId } };
    await tx.membership.update({ where, data: { endedAt: new Date() } });
    await tx.apiKey.deleteMany({ where: { referenceId: organisationId, madeBy: personId } });
    if (leaves) await audit(tx, ctx, "organisation.left", organisationId);
    else await audit(tx, ctx, "organisation.member-removed", personId, { organisationId });
  });
  await auth.accessLost(personId);
  return {};
}
